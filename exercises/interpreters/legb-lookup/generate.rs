//! Trees of scopes: nested functions and classes with two names that are assigned and declared at random, and questions
//! about all of them. A class or function may assign and declare the same name, but not declare it in both ways.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = vec![format!("module:{}", assigned(random, 20))];
    let mut path: Vec<usize> = Vec::new();
    let mut paths: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..size.clamp(2, 12) {
        // Mostly one level further in, now and then some levels out.
        if random.chance(25) {
            path.truncate(random.below(path.len() + 1));
        }
        let brothers = paths
            .iter()
            .filter(|other| other.len() == path.len() + 1 && other.starts_with(&path));
        path.push(brothers.count());
        paths.push(path.clone());
        let kind = if random.chance(75) {
            "def f:"
        } else {
            "class C:"
        };
        let mut line = format!("{}{kind}{}", "  ".repeat(path.len()), assigned(random, 30));
        for (name, form) in [("x", random.below(8)), ("len", random.below(8))] {
            line += &match form {
                0 => format!(" global {name}"),
                1 => format!(" global {name}="),
                2 => format!(" nonlocal {name}"),
                3 => format!(" nonlocal {name}="),
                _ => String::new(),
            };
        }
        lines.push(line);
    }
    for path in paths {
        let path: String = path.iter().map(|child| format!(" {child}")).collect();
        lines.push(format!("ask x{path}"));
        lines.push(format!("ask len{path}"));
    }
    lines.join("\n") + "\n"
}

fn assigned(random: &mut Random, percent: u32) -> String {
    let names = [" x", " len"];
    names
        .into_iter()
        .filter(|_| random.chance(percent))
        .collect()
}
