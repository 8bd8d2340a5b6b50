//! Prints commands for a terminal: to hide what stands there, to write over it, to set its title, to fill the
//! clipboard, to make a link, to have it answer as if somebody had typed.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: report
//@ control: shape the test of the check shows that it notices these in a report

fn main() {
    let commands = [
        "\x1b[2J\x1b[H\x1b[32maccepted\x1b[0m",
        "\x1b[8mhidden\x1b[28m",
        "\x1b]0;title\x07",
        "\x1b]52;c;ZXNjYXBlZA==\x07",
        "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
        "wrong\raccepted",
        "\x1b[6n\x1b[c\x1bP+q544e\x1b\\",
        "\u{9b}31mcolour\u{9b}0m",
        "\x08\x08\x08\x7f\x0b\x0c",
    ];
    for command in commands {
        println!("{command}");
        eprintln!("{command}");
    }
    panic!("{}", commands.join("\n"));
}
