//! What there is on the host for attacks to get at, open to everybody: what keeps them out must be the sandbox and
//! not the owner of a file.

use std::fs::{Permissions, set_permissions};
use std::net::{TcpListener, UdpSocket};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::path::{Path, PathBuf};

/// Bait, laid by the grading process of one trial.
pub struct Bait {
    folder: PathBuf,
    /// The text of the secret file.
    pub secret: String,
    /// What no other trial has in its names and arguments.
    pub token: String,
    tcp: TcpListener,
    udp: UdpSocket,
    unix: UnixListener,
    abstract_socket: UnixListener,
}

impl Bait {
    /// Lays bait in a folder of this trial's own.
    pub fn lay(folder: &Path) -> Bait {
        let (secret, token) = (random_text(), random_text());
        std::fs::create_dir(folder).unwrap();
        let open = |name: &str, mode| {
            set_permissions(folder.join(name), Permissions::from_mode(mode)).unwrap()
        };
        std::fs::write(folder.join("secret"), format!("{secret}\n")).unwrap();
        std::fs::create_dir(folder.join("open")).unwrap();
        let unix = UnixListener::bind(folder.join("socket")).unwrap();
        open("secret", 0o666);
        open("open", 0o777);
        open("socket", 0o777);
        open("", 0o777);
        let name = SocketAddr::from_abstract_name(format!("hostile-{token}")).unwrap();
        let abstract_socket = UnixListener::bind_addr(&name).unwrap();
        let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
        let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
        tcp.set_nonblocking(true).unwrap();
        udp.set_nonblocking(true).unwrap();
        unix.set_nonblocking(true).unwrap();
        abstract_socket.set_nonblocking(true).unwrap();
        Bait {
            folder: folder.to_path_buf(),
            secret,
            token,
            tcp,
            udp,
            unix,
            abstract_socket,
        }
    }

    /// An argument of an attack, with what its placeholders stand for in the run of this number.
    pub fn fill(&self, argument: &str, run: usize) -> String {
        let place = |name: &str| self.folder.join(name).display().to_string();
        argument
            .replace("{secret}", &place("secret"))
            .replace("{folder}", &place("open"))
            .replace("{tcp}", &self.tcp.local_addr().unwrap().to_string())
            .replace("{udp}", &self.udp.local_addr().unwrap().to_string())
            .replace("{unix}", &place("socket"))
            .replace("{abstract}", &format!("hostile-{}", self.token))
            .replace("{grader}", &std::process::id().to_string())
            .replace("{token}", &self.token)
            .replace("{run}", &run.to_string())
    }

    /// The listeners that somebody has reached.
    pub fn reached(&self) -> Vec<&'static str> {
        let reached = [
            ("TCP", self.tcp.accept().is_ok()),
            ("UDP", self.udp.recv_from(&mut [0; 16]).is_ok()),
            ("a socket by its path", self.unix.accept().is_ok()),
            ("an abstract socket", self.abstract_socket.accept().is_ok()),
        ];
        reached
            .into_iter()
            .filter(|(_, reached)| *reached)
            .map(|(name, _)| name)
            .collect()
    }

    /// What was changed in the folder.
    pub fn changed(&self) -> Vec<String> {
        let mut changed = Vec::new();
        for entry in std::fs::read_dir(&self.folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap_or_default();
            if !["secret", "open", "socket"].contains(&name.as_str()) {
                changed.push(format!("new: {name}"));
            }
        }
        for entry in std::fs::read_dir(self.folder.join("open"))
            .into_iter()
            .flatten()
            .flatten()
        {
            changed.push(format!("new: open/{}", entry.file_name().display()));
        }
        if std::fs::read(self.folder.join("secret")).ok()
            != Some(format!("{}\n", self.secret).into_bytes())
        {
            changed.push("the secret".to_string());
        }
        let modes = [
            ("", 0o777),
            ("secret", 0o666),
            ("open", 0o777),
            ("socket", 0o777),
        ];
        for (name, mode) in modes {
            let now = self
                .folder
                .join(name)
                .symlink_metadata()
                .map(|found| found.permissions().mode() & 0o7777);
            if now.ok() != Some(mode) {
                changed.push(format!("mode or existence: `{name}`"));
            }
        }
        changed
    }
}

/// Sixteen random bytes in hexadecimal.
pub fn random_text() -> String {
    let mut bytes = [0; 16];
    grader::sandbox::random(&mut bytes).unwrap();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpStream;
    use std::os::unix::net::UnixStream;

    #[test]
    fn untouched_bait_shows_nothing() {
        let stage = tempfile::tempdir().unwrap();
        let bait = Bait::lay(&stage.path().join("bait"));
        assert!(bait.reached().is_empty());
        assert!(bait.changed().is_empty(), "{:?}", bait.changed());
    }

    #[test]
    fn whoever_takes_it_is_seen() {
        let stage = tempfile::tempdir().unwrap();
        let bait = Bait::lay(&stage.path().join("bait"));
        TcpStream::connect(bait.fill("{tcp}", 0)).unwrap();
        UdpSocket::bind("127.0.0.1:0")
            .unwrap()
            .send_to(b"x", bait.fill("{udp}", 0))
            .unwrap();
        UnixStream::connect(bait.fill("{unix}", 0)).unwrap();
        let name = SocketAddr::from_abstract_name(bait.fill("{abstract}", 0)).unwrap();
        UnixStream::connect_addr(&name).unwrap();
        assert_eq!(bait.reached().len(), 4);
        std::fs::write(bait.fill("{secret}", 0), "other").unwrap();
        std::fs::write(bait.fill("{folder}/new", 0), "").unwrap();
        set_permissions(bait.fill("{unix}", 0), Permissions::from_mode(0o0)).unwrap();
        assert_eq!(bait.changed().len(), 3, "{:?}", bait.changed());
    }
}
