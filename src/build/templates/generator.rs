//! Makes random scripts, one for each line of its input: the seed, the script's number and its size. Written by
//! `grader`.

mod generate;
mod grader;
mod random;

fn main() {
    let token = grader::Token::receive();
    for line in std::io::stdin().lines() {
        let line = line.expect("the input is text");
        let numbers: Vec<u64> = line
            .split(' ')
            .map(|number| number.parse().expect("a line is three whole numbers"))
            .collect();
        let [seed, number, size] = numbers[..] else {
            panic!("a line is three whole numbers: {line:?}");
        };
        let mut random = random::Random::of_script(seed, number);
        let script: String = generate::script(&mut random, size as usize);
        // Its length in front, so that a script may hold any line at all.
        grader::line(format_args!("{}\n{script}", script.len()));
    }
    token.harness_ended();
}
