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

/// Sixteen random bytes in hexadecimal, for a word that must not be known before it is used.
///
/// # Errors
/// When the system has none to give.
pub fn random_token() -> io::Result<String> {
    let mut bytes = [0; 16];
    random(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
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

    #[test]
    fn tokens_are_long_and_new_each_time() {
        let (one, other) = (random_token().unwrap(), random_token().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.len(), 32);
    }
}
