//! The header of an attack: what it tries, the verdicts it may get, and what shows that the test can fail.

use std::collections::BTreeMap;
use std::time::Duration;

use grader::build::Construct;
use grader::sandbox::{Class, Ending, KIB, Limits, MIB};
use grader::verdict::Verdict;

use crate::amount::{escaped, size, time, whole};
use crate::host::Check;

/// What an attack is compiled as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The file is a whole program.
    Program,
    /// The file is the module that the suite's harness asks for `answer()`.
    Harness,
}

/// How it is shown that the test of an attack can fail.
#[derive(Debug, Clone, PartialEq)]
pub enum Control {
    /// In class `none` the attack gets what it wants.
    Off,
    /// With these limits instead of its own it does.
    Limit(Box<Limits>),
    /// There is no layer to switch off; the text says what shows that the test can fail.
    Shape,
    /// Without its layer it would harm the host; the text says how.
    Destructive,
}

/// The layers that stop attacks.
const LAYERS: [&str; 11] = [
    "namespaces",
    "file-system",
    "file-rules",
    "system-calls",
    "identity",
    "limit",
    "session",
    "channel",
    "source-rules",
    "compiler",
    "report",
];

/// What arguments may stand for.
const PLACEHOLDERS: [&str; 9] = [
    "secret", "folder", "tcp", "udp", "unix", "abstract", "grader", "token", "run",
];

/// What an attack's file says before its code.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// What it is compiled as.
    pub kind: Kind,
    /// The classes in which it is tried, each with the verdicts allowed there.
    pub verdicts: BTreeMap<Class, Vec<Verdict>>,
    /// What shows that the test can fail.
    pub control: Control,
    /// The checks of the host that trip when the attack succeeds.
    pub host: Vec<Check>,
    /// What it may use.
    pub limits: Limits,
    /// What it finds on stdin.
    pub stdin: Vec<u8>,
    /// Its arguments, with placeholders.
    pub args: Vec<String>,
    /// Constructs forbidden to it.
    pub forbid: Vec<Construct>,
    /// The output that would be accepted.
    pub expected: Vec<u8>,
    /// How often it is run, as so many cases one after the other.
    pub cases: usize,
    /// How its last run must end, where the verdict alone would not tell.
    pub ending: Option<Ending>,
}

impl Header {
    /// Reads the header of a source.
    ///
    /// # Errors
    /// What is missing, unknown, said twice or not understood.
    pub fn parse(source: &str) -> Result<Header, String> {
        let about = source.lines().take_while(|line| line.starts_with("//! "));
        if about.count() == 0 {
            return Err("no `//!` lines say what is tried".to_string());
        }
        let mut said = Said::read(source)?;
        let kind = match said.needed("kind")?.as_str() {
            "program" => Kind::Program,
            "harness" => Kind::Harness,
            other => return Err(format!("unknown kind `{other}`")),
        };
        let layer = said.needed("layer")?;
        if !LAYERS.contains(&layer.as_str()) {
            return Err(format!("unknown layer `{layer}`"));
        }
        let limits = limits(defaults(), &said.optional("limits"))?;
        let control = control(&said.needed("control")?, &limits)?;
        let expected = match said.optional("expect") {
            text if text.is_empty() => b"fine\n".to_vec(),
            text => escaped(&text)?,
        };
        let mut stdin = escaped(&said.optional("stdin"))?;
        if let Some(amount) = Some(said.optional("stdin-size")).filter(|text| !text.is_empty()) {
            let length = usize::try_from(size(&amount)?).map_err(|error| error.to_string())?;
            stdin = b"one line of much input\n"
                .iter()
                .copied()
                .cycle()
                .take(length)
                .collect();
        }
        let args = words(&said.optional("args"), ' ');
        args.iter().try_for_each(|arg| known_placeholders(arg))?;
        let cases = match said.optional("cases") {
            text if text.is_empty() => 1,
            text => whole(&text)?,
        };
        let header = Header {
            kind,
            verdicts: verdicts(&mut said)?,
            control,
            host: each(&said.optional("host"), Check::named)?,
            limits,
            stdin,
            args,
            forbid: each(&said.optional("forbid"), construct)?,
            expected,
            cases,
            ending: each(&said.optional("ending"), ending)?.pop(),
        };
        said.nothing_left()?;
        Ok(header)
    }
}

/// What the `//@` lines say, by their keys; read ones are taken out.
struct Said(BTreeMap<String, String>);

impl Said {
    fn read(source: &str) -> Result<Said, String> {
        let mut said = BTreeMap::new();
        for line in source.lines().filter_map(|line| line.strip_prefix("//@")) {
            let (key, value) = line
                .split_once(':')
                .ok_or_else(|| format!("`//@{line}` has no `:`"))?;
            let (key, value) = (key.trim().to_string(), value.trim().to_string());
            if value.is_empty() {
                return Err(format!("`{key}` has no value"));
            }
            if said.insert(key.clone(), value).is_some() {
                return Err(format!("`{key}` is said twice"));
            }
        }
        Ok(Said(said))
    }

    fn needed(&mut self, key: &str) -> Result<String, String> {
        self.0.remove(key).ok_or_else(|| format!("no `{key}`"))
    }

    /// The value of a key, or nothing.
    fn optional(&mut self, key: &str) -> String {
        self.0.remove(key).unwrap_or_default()
    }

    fn nothing_left(&self) -> Result<(), String> {
        match self.0.keys().next() {
            Some(key) => Err(format!("unknown key `{key}`")),
            None => Ok(()),
        }
    }
}

fn words(text: &str, separator: char) -> Vec<String> {
    text.split(separator)
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(str::to_string)
        .collect()
}

/// Reads a list separated by commas.
fn each<T>(text: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
    words(text, ',').iter().map(|word| read(word)).collect()
}

/// Reads the name of a class under which submissions are attacked.
fn class(name: &str) -> Result<Class, String> {
    [Class::Full, Class::Landlock]
        .into_iter()
        .find(|class| class.name() == name)
        .ok_or_else(|| format!("unknown class `{name}`"))
}

fn verdicts(said: &mut Said) -> Result<BTreeMap<Class, Vec<Verdict>>, String> {
    let classes = match said.optional("classes") {
        text if text.is_empty() => vec![Class::Full, Class::Landlock],
        text => each(&text, class)?,
    };
    let common = said.optional("verdicts");
    let mut verdicts = BTreeMap::new();
    for class in classes {
        let text = match said.optional(&format!("verdicts {}", class.name())) {
            own if own.is_empty() => common.clone(),
            own => own,
        };
        let allowed = each(&text, verdict)?;
        if allowed.is_empty() {
            return Err(format!("no verdicts for class `{}`", class.name()));
        }
        verdicts.insert(class, allowed);
    }
    Ok(verdicts)
}

fn verdict(name: &str) -> Result<Verdict, String> {
    match Verdict::ALL
        .into_iter()
        .find(|verdict| verdict.name() == name)
    {
        Some(verdict @ (Verdict::Accepted | Verdict::InternalError | Verdict::Skipped)) => {
            Err(format!("an attack may never get the verdict `{verdict}`"))
        }
        Some(verdict) => Ok(verdict),
        None => Err(format!("unknown verdict `{name}`")),
    }
}

fn ending(text: &str) -> Result<Ending, String> {
    match text.split_once(' ') {
        Some(("exit", status)) => whole(status).map(Ending::Exited),
        Some(("signal", number)) => whole(number).map(Ending::Signalled),
        _ => Err(format!(
            "`{text}` is not an ending such as `exit 3` or `signal 6`"
        )),
    }
}

fn construct(name: &str) -> Result<Construct, String> {
    Construct::ALL
        .into_iter()
        .find(|construct| construct.name() == name)
        .ok_or_else(|| format!("unknown construct `{name}`"))
}

fn control(text: &str, own: &Limits) -> Result<Control, String> {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    match (word, rest.is_empty()) {
        ("off", true) => Ok(Control::Off),
        ("limit", false) => Ok(Control::Limit(Box::new(limits(own.clone(), rest)?))),
        ("shape", false) => Ok(Control::Shape),
        ("destructive", false) => Ok(Control::Destructive),
        _ => Err(format!(
            "the control `{text}` is not understood, or lacks its reason"
        )),
    }
}

/// What an attack may use unless it says otherwise.
fn defaults() -> Limits {
    let cpu = Duration::from_millis(500);
    Limits {
        cpu,
        wall: Limits::wall_for(cpu),
        memory: 64 * MIB,
        output: 16 * KIB,
        processes: 8,
        disk: MIB,
        ..Limits::for_case()
    }
}

/// Changes limits as a list such as `cpu 300 ms, memory 32 MiB` says. The wall limit follows the CPU limit unless it
/// is stated.
fn limits(mut limits: Limits, list: &str) -> Result<Limits, String> {
    let mut wall = None;
    for item in words(list, ',') {
        let (name, amount) = item
            .split_once(' ')
            .ok_or_else(|| format!("the limit `{item}` has no amount"))?;
        match name {
            "cpu" => {
                limits.cpu = time(amount)?;
                limits.wall = Limits::wall_for(limits.cpu);
            }
            "wall" => wall = Some(time(amount)?),
            "memory" => limits.memory = size(amount)?,
            "output" => limits.output = size(amount)?,
            "stack" => limits.stack = size(amount)?,
            "disk" => limits.disk = size(amount)?,
            "processes" => limits.processes = whole(amount)?,
            "open-files" => limits.open_files = whole(amount)?,
            _ => return Err(format!("unknown limit `{name}`")),
        }
    }
    limits.wall = wall.unwrap_or(limits.wall);
    Ok(limits)
}

fn known_placeholders(arg: &str) -> Result<(), String> {
    for part in arg.split('{').skip(1) {
        let name = part.split('}').next().unwrap_or_default();
        if !PLACEHOLDERS.contains(&name) {
            return Err(format!("unknown placeholder `{{{name}}}`"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "//! Tries something.\n//@ kind: program\n//@ verdicts: runtime-error, wrong-answer\n\
                         //@ layer: limit\n//@ control: off\n";

    fn with(line: &str) -> Result<Header, String> {
        Header::parse(&format!("{LEAST}{line}\nfn main() {{}}\n"))
    }

    #[test]
    fn what_is_not_said_has_a_default() {
        let header = with("").unwrap();
        assert_eq!(header.expected, b"fine\n");
        assert_eq!(header.limits, defaults());
        assert_eq!((header.cases, header.control), (1, Control::Off));
        let classes: Vec<Class> = header.verdicts.keys().copied().collect();
        assert_eq!(classes, [Class::Landlock, Class::Full]);
        assert_eq!(
            header.verdicts[&Class::Full],
            [Verdict::RuntimeError, Verdict::WrongAnswer]
        );
    }

    #[test]
    fn what_is_said_holds() {
        let header =
            with("//@ limits: cpu 300 ms, output 2 KiB\n//@ verdicts landlock: time-limit")
                .unwrap();
        assert_eq!(header.limits.cpu, Duration::from_millis(300));
        assert_eq!(header.limits.wall, Duration::from_millis(1900));
        assert_eq!(header.limits.output, 2048);
        assert_eq!(header.verdicts[&Class::Landlock], [Verdict::TimeLimit]);
        assert_eq!(header.verdicts[&Class::Full].len(), 2);
        assert_eq!(with("//@ classes: full").unwrap().verdicts.len(), 1);
        assert_eq!(with("//@ args: {secret} x={tcp}").unwrap().args.len(), 2);
        assert_eq!(with("//@ stdin: a\\n").unwrap().stdin, b"a\n");
        assert_eq!(with("//@ stdin-size: 2 KiB").unwrap().stdin.len(), 2048);
        assert_eq!(
            with("//@ limits: cpu 1 s, wall 200 ms")
                .unwrap()
                .limits
                .wall
                .as_millis(),
            200
        );
        assert_eq!(
            with("//@ host: no-connection").unwrap().host,
            [Check::NoConnection]
        );
        let ending = |text: &str| with(&format!("//@ ending: {text}")).map(|header| header.ending);
        assert_eq!(ending("exit 3"), Ok(Some(Ending::Exited(3))));
        assert_eq!(ending("signal 6"), Ok(Some(Ending::Signalled(6))));
        assert!(ending("crash").is_err() && ending("signal x").is_err());
    }

    #[test]
    fn a_control_says_what_it_needs() {
        let control =
            |text: &str| Header::parse(&LEAST.replace("off", text)).map(|header| header.control);
        let Ok(Control::Limit(raised)) = control("limit cpu 3 s, memory 1 GiB") else {
            panic!("not read")
        };
        assert_eq!((raised.cpu.as_secs(), raised.memory), (3, 1 << 30));
        assert_eq!(
            control("shape the exit status is another"),
            Ok(Control::Shape)
        );
        assert_eq!(
            control("destructive it would stop the machine"),
            Ok(Control::Destructive)
        );
        for wrong in [
            "on",
            "shape",
            "destructive",
            "limit",
            "limit speed 3",
            "off now",
        ] {
            assert!(control(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_wrong_is_refused() {
        for (line, why) in [
            ("//@ verdict: time-limit", "unknown key `verdict`"),
            (
                "//@ verdicts none: time-limit",
                "unknown key `verdicts none`",
            ),
            ("//@ kind: program", "`kind` is said twice"),
            ("//@ limits:", "`limits` has no value"),
            ("//@ limits: speed 3", "unknown limit `speed`"),
            ("//@ limits: cpu", "the limit `cpu` has no amount"),
            ("//@ classes: none", "unknown class `none`"),
            ("//@ args: {home}", "unknown placeholder `{home}`"),
            ("//@ forbid: goto", "unknown construct `goto`"),
            ("//@ host: no-harm", "unknown check `no-harm`"),
            ("//@ nonsense", "`//@ nonsense` has no `:`"),
            (
                "//@ verdicts full: accepted",
                "an attack may never get the verdict `accepted`",
            ),
        ] {
            assert_eq!(with(line).unwrap_err(), why, "{line}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        for key in ["kind", "layer", "control"] {
            let line = LEAST
                .lines()
                .find(|line| line.contains(&format!("{key}:")))
                .unwrap();
            let without = LEAST.replace(&format!("{line}\n"), "");
            assert_eq!(Header::parse(&without).unwrap_err(), format!("no `{key}`"));
        }
        let without = LEAST.replace("//@ verdicts: runtime-error, wrong-answer\n", "");
        assert!(
            Header::parse(&without)
                .unwrap_err()
                .starts_with("no verdicts")
        );
        let without = LEAST.replace("//! Tries something.\n", "");
        assert!(
            Header::parse(&without)
                .unwrap_err()
                .contains("what is tried")
        );
        for verdict in ["accepted", "internal-error", "skipped", "sunny"] {
            assert!(Header::parse(&LEAST.replace("wrong-answer", verdict)).is_err());
        }
    }
}
