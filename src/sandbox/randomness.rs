//! Random bytes that nobody can guess.

use std::io;

/// Fills a buffer with random bytes from the system.
///
/// # Errors
/// When the system has none to give.
#[cfg(unix)]
pub fn random(buffer: &mut [u8]) -> io::Result<()> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        filled += rustix::rand::getrandom(rest, rustix::rand::GetRandomFlags::empty())?;
    }
    Ok(())
}

/// Not available: what needs it, the report channel, is not available either.
///
/// # Errors
/// Always.
#[cfg(not(unix))]
pub fn random(_buffer: &mut [u8]) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_whole_buffer_is_filled_anew() {
        let (mut one, mut other) = ([0; 64], [0; 64]);
        random(&mut one).unwrap();
        random(&mut other).unwrap();
        assert_ne!(one, other);
        assert_ne!(one[32..], [0; 32]);
    }
}
