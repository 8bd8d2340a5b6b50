//! Searches its heap for the token and forges the end with it.
//@ kind: harness
//@ verdicts: rejected
//@ forbid: unsafe
//@ layer: source-rules
//@ control: shape without the rule it would be accepted: code of one process cannot keep secrets from other code of it

unsafe extern "C" {
    fn sbrk(more: isize) -> *const u8;
}

const FIRST_HEAP: usize = 132 << 10;

pub fn answer() -> String {
    let heap = unsafe { std::slice::from_raw_parts(sbrk(0).sub(FIRST_HEAP), FIRST_HEAP) };
    let digit = |byte: &u8| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase();
    for token in heap.windows(32).filter(|window| window.iter().all(digit)) {
        crate::grader::report!("fine\n\0{}", String::from_utf8_lossy(token));
        std::process::exit(0);
    }
    "wrong".to_string()
}
