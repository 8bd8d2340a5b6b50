//! `tests.rs` as the root of a program: attributes blanked out, a `main` at the end, every line where it was.
//!
//! A module's private functions can be called from that module alone, so each module that holds tests gets a function
//! that calls them, on the line of its closing brace.

use std::ops::Range;

use super::find::{Found, Module};
use super::{Must, TestFn};

/// The text of the program's root.
pub(super) fn main(source: &str, found: &Found) -> String {
    let mut edits: Vec<(Range<usize>, String)> = found
        .blanks
        .iter()
        .map(|span| {
            (
                span.clone(),
                blank(source.get(span.clone()).unwrap_or_default()),
            )
        })
        .collect();
    for module in &found.root.modules {
        calls_below(module, &mut edits);
    }
    edits.sort_by_key(|(span, _)| span.start);
    let mut text = String::with_capacity(source.len() + 1000);
    let mut done = 0;
    for (span, replacement) in edits {
        text.push_str(source.get(done..span.start).unwrap_or_default());
        text.push_str(&replacement);
        done = span.end;
    }
    text.push_str(source.get(done..).unwrap_or_default());
    text.push_str(&tail(found));
    text
}

/// As many blanks as characters, so that columns stay too.
fn blank(text: &str) -> String {
    let keep = |c: char| if matches!(c, '\n' | '\r') { c } else { ' ' };
    text.chars().map(keep).collect()
}

fn calls_below(module: &Module, edits: &mut Vec<(Range<usize>, String)>) {
    if !module.holds_tests() {
        return;
    }
    let function = format!(" pub(super) {} ", calls(module));
    edits.push((module.end..module.end, function));
    for inner in &module.modules {
        calls_below(inner, edits);
    }
}

/// The function that calls a module's tests by their paths, and asks the modules below for theirs. Every path in it is
/// absolute: names of the author's own do not matter.
fn calls(module: &Module) -> String {
    let mut arms = String::new();
    for (path, ident) in &module.tests {
        arms.push_str(&format!(
            "{path:?} => ::std::process::Termination::report({ident}()), "
        ));
    }
    for inner in module.modules.iter().filter(|inner| inner.holds_tests()) {
        let paths: Vec<String> = inner.paths().map(|path| format!("{path:?}")).collect();
        arms.push_str(&format!(
            "{} => return {}::__grader_call(__grader_test), ",
            paths.join(" | "),
            inner.ident
        ));
    }
    format!(
        "fn __grader_call(__grader_test: &str) -> ::std::option::Option<::std::process::ExitCode> {{ \
         ::std::option::Option::Some(match __grader_test {{ {arms}_ => return ::std::option::Option::None }}) }}"
    )
}

fn tail(found: &Found) -> String {
    let list: Vec<String> = found.tests.iter().map(entry).collect();
    format!(
        "\n\n// What follows was written by `grader`.\n\
         #[path = \"grader.rs\"]\n#[allow(unused)]\nmod __grader;\n\
         #[path = \"runner.rs\"]\nmod __grader_runner;\n\n\
         {}\n\n\
         fn main() -> ::std::process::ExitCode {{\n    __grader_runner::run(&[{}], __grader_call)\n}}\n",
        calls(&found.root),
        list.join(", ")
    )
}

fn entry(test: &TestFn) -> String {
    let must = match &test.must {
        Must::Return => "Return".to_owned(),
        Must::Panic(part) => format!("Panic({part:?})"),
    };
    format!("({:?}, __grader_runner::Must::{must})", test.path)
}

#[cfg(test)]
mod tests {
    use super::super::find::find;
    use super::*;

    fn rewritten(source: &str) -> String {
        main(source, &find(source, "solution").unwrap())
    }

    /// What stands before the generated tail.
    fn head(source: &str) -> String {
        let text = rewritten(source);
        let (head, _) = text.split_once("\n\n// What follows").unwrap();
        head.to_owned()
    }

    #[test]
    fn attributes_become_blanks_and_all_else_stays() {
        let table = [
            ("#[test]\nfn a() {}", "       \nfn a() {}"),
            (
                "  #[test] #[ignore] pub fn a() {} // #[test]",
                "                    pub fn a() {} // #[test]",
            ),
            (
                "#[test]\r\n#[ignore = \"żółw\"]\r\n#[allow(unused)]\r\nfn a() {}\r\n",
                "       \r\n                  \r\n#[allow(unused)]\r\nfn a() {}\r\n",
            ),
            (
                "#[should_panic(\n    expected = \"x\"\n)]\n/// Of a.\n#[test]\nfn a() {}",
                "               \n                  \n  \n/// Of a.\n       \nfn a() {}",
            ),
            (
                "#![cfg(test)]\n#[cfg(test)] use std::fmt;\n#[test] fn a() {}",
                "             \n             use std::fmt;\n        fn a() {}",
            ),
            (
                "#[cfg(unix)] fn helper() {}\n#[test] fn a() {}",
                "#[cfg(unix)] fn helper() {}\n        fn a() {}",
            ),
        ];
        for (source, expected) in table {
            assert_eq!(head(source), expected, "{source}");
        }
    }

    #[test]
    fn a_module_calls_its_own_tests_and_asks_those_below() {
        let source = "mod one {\n    mod two { #[test] fn deep() {} }\n    mod none { fn f() {} }\n    #[test]\n    fn r#try() {}\n}\n";
        let text = rewritten(source);
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines[1]
                .starts_with("    mod two {         fn deep() {}  pub(super) fn __grader_call(")
        );
        assert!(
            lines[1].contains("\"one::two::deep\" => ::std::process::Termination::report(deep()),")
        );
        assert_eq!(lines[2], "    mod none { fn f() {} }");
        assert_eq!(lines[4], "    fn r#try() {}");
        assert!(lines[5].contains("\"one::try\" => ::std::process::Termination::report(r#try()),"));
        assert!(
            lines[5].contains("\"one::two::deep\" => return two::__grader_call(__grader_test),")
        );
        assert!(lines[5].ends_with(" }"), "{}", lines[5]);
        assert!(text.contains("\"one::two::deep\" | \"one::try\" => return one::__grader_call("));
    }

    #[test]
    fn the_list_says_what_each_test_must_do() {
        let source = "#[test] fn a() {}\n#[test] #[should_panic] fn b() {}\n#[test] #[should_panic(expected = \"a \\\"b\\\"\")] fn c() {}\n";
        let text = rewritten(source);
        for entry in [
            "(\"a\", __grader_runner::Must::Return)",
            "(\"b\", __grader_runner::Must::Panic(\"\"))",
            "(\"c\", __grader_runner::Must::Panic(\"a \\\"b\\\"\"))",
        ] {
            assert!(text.contains(entry), "{entry} in {text}");
        }
    }

    #[test]
    fn a_file_may_end_in_a_comment_without_a_newline() {
        let text = rewritten("#[test] fn a() {}\n// the end");
        assert!(text.contains("// the end\n\n// What follows"), "{text}");
    }
}
