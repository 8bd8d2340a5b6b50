//! Prints bytes that are no text, and text that looks like other text: zero bytes, broken UTF-8, a mark of byte order,
//! lone carriage returns, marks that turn the direction of writing, characters without width.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: report
//@ control: shape the test of the check shows that it notices each of these in a report

use std::io::Write;

fn main() {
    let bytes: &[&[u8]] = &[
        b"\xef\xbb\xbffine\n",
        b"fi\0ne\n",
        b"fine\xff\xfe\xc3\n",
        b"fine\r\r\rfine\n",
        "\u{202e}enif\u{202c} \u{2066}x\u{2069}\n".as_bytes(),
        "fi\u{200b}ne \u{200e}\u{200f}\u{feff}\n".as_bytes(),
        "fine \u{85}\u{2028}\u{2029}\n".as_bytes(),
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} e\u{301}\u{301}\u{301}\n".as_bytes(),
    ];
    for line in bytes {
        std::io::stdout().write_all(line).unwrap();
        std::io::stderr().write_all(line).unwrap();
    }
}
