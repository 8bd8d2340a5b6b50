//! Says so in an attribute that a macro puts together, which no list of names foresees.
//@ kind: program
//@ verdicts: rejected, compile-error
//@ layer: file-system
//@ control: shape in class none the messages quote the file

macro_rules! module {
    ($attribute:meta) => {
        #[$attribute]
        mod stolen;
    };
}

module!(path = "/etc/passwd");

fn main() {}
