//! Makes speakers, engines and cars as a script says, one operation a line, and reports what they answer.
//!
//! `plain X NAME`, `dog X NAME`, `puppy X NAME`, `parrot X NAME` (a type of the harness), `loud X INNER`, which takes INNER away;
//! `rename X NAME`; `name X`, `speak X` and `introduce X` through the trait; `squeak X` calls `speak` on a `Puppy` itself.
//! `engine E`, `car C E`, which takes E away, `start C`, `swap C NEW OLD`, which takes NEW away and stores what comes back as
//! OLD, and `try E`, which starts an engine that is in no car.

use crate::grader::report;
use crate::solution::{Car, Dog, Engine, Loud, Plain, Puppy, Speaker};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

enum Animal {
    Plain(Plain),
    Dog(Dog),
    Puppy(Puppy),
    Loud(Loud),
    Parrot(Parrot),
}

/// A speaker that introduces itself in its own way and can be renamed wherever it is.
struct Parrot {
    name: Rc<RefCell<String>>,
}

impl Speaker for Parrot {
    fn name(&self) -> String {
        self.name.borrow().clone()
    }

    fn speak(&self) -> String {
        format!("{} wants a cracker", self.name.borrow())
    }

    fn introduce(&self) -> String {
        format!("Call me {}", self.name.borrow())
    }
}

/// An engine that counts.
struct Counting {
    name: String,
    starts: u32,
    stops: u32,
}

impl Engine for Counting {
    fn start(&mut self) -> String {
        self.starts += 1;
        format!("{} starts (start {})", self.name, self.starts)
    }

    fn stop(&mut self) -> String {
        self.stops += 1;
        format!("{} stops (stop {})", self.name, self.stops)
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut animals: HashMap<String, Animal> = HashMap::new();
    let mut parrots: HashMap<String, Rc<RefCell<String>>> = HashMap::new();
    let mut engines: HashMap<String, Box<dyn Engine>> = HashMap::new();
    let mut cars: HashMap<String, Car> = HashMap::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["parrot", x, name] => {
                let name = Rc::new(RefCell::new(name.to_string()));
                parrots.insert(x.to_string(), Rc::clone(&name));
                animals.insert(x.to_string(), Animal::Parrot(Parrot { name }));
            }
            [kind @ ("plain" | "dog" | "puppy"), x, name] => {
                let name = name.to_string();
                let animal = match kind {
                    "plain" => Animal::Plain(Plain { name }),
                    "dog" => Animal::Dog(Dog { name }),
                    _ => Animal::Puppy(Puppy { dog: Dog { name } }),
                };
                animals.insert(x.to_string(), animal);
            }
            ["loud", x, inner] => {
                let inner: Box<dyn Speaker> = match take(&mut animals, inner, line) {
                    Animal::Plain(plain) => Box::new(plain),
                    Animal::Dog(dog) => Box::new(dog),
                    Animal::Puppy(puppy) => Box::new(puppy),
                    Animal::Loud(loud) => Box::new(loud),
                    Animal::Parrot(parrot) => Box::new(parrot),
                };
                animals.insert(x.to_string(), Animal::Loud(Loud { inner }));
            }
            ["rename", x, new] => match (animals.get_mut(x), parrots.get(x)) {
                (Some(Animal::Plain(plain)), _) => plain.name = new.to_string(),
                (Some(Animal::Dog(dog)), _) => dog.name = new.to_string(),
                (Some(Animal::Puppy(puppy)), _) => puppy.dog.name = new.to_string(),
                (_, Some(name)) => *name.borrow_mut() = new.to_string(),
                _ => panic!("nothing to rename: {line:?}"),
            },
            ["name", x] => report!("{line} -> {}", speaker(&animals, x, line).name()),
            ["speak", x] => report!("{line} -> {}", speaker(&animals, x, line).speak()),
            ["introduce", x] => report!("{line} -> {}", speaker(&animals, x, line).introduce()),
            ["squeak", x] => match animals.get(x) {
                Some(Animal::Puppy(puppy)) => report!("{line} -> {}", puppy.speak()),
                _ => panic!("only a puppy squeaks: {line:?}"),
            },
            ["engine", name] => {
                let engine = Counting {
                    name: name.to_string(),
                    starts: 0,
                    stops: 0,
                };
                engines.insert(name.to_string(), Box::new(engine));
            }
            ["try", engine] => match engines.get_mut(engine) {
                Some(engine) => report!("{line} -> {}", engine.start()),
                None => panic!("no such engine is free: {line:?}"),
            },
            ["car", car, engine] => {
                let engine = take(&mut engines, engine, line);
                cars.insert(car.to_string(), Car::new(engine));
            }
            ["start", car] => {
                let Some(car) = cars.get_mut(car) else {
                    panic!("no such car: {line:?}");
                };
                let message: String = car.start();
                report!("{line} -> {message}");
            }
            ["swap", car, new, old] => {
                let engine = take(&mut engines, new, line);
                let Some(car) = cars.get_mut(car) else {
                    panic!("no such car: {line:?}");
                };
                let (message, engine): (Option<String>, Box<dyn Engine>) = car.swap(engine);
                report!("{line} -> {}", message.as_deref().unwrap_or("no message"));
                engines.insert(old.to_string(), engine);
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn speaker<'a>(animals: &'a HashMap<String, Animal>, x: &str, line: &str) -> &'a dyn Speaker {
    match animals.get(x) {
        Some(Animal::Plain(plain)) => plain,
        Some(Animal::Dog(dog)) => dog,
        Some(Animal::Puppy(puppy)) => puppy,
        Some(Animal::Loud(loud)) => loud,
        Some(Animal::Parrot(parrot)) => parrot,
        None => panic!("no such speaker: {line:?}"),
    }
}

fn take<T>(things: &mut HashMap<String, T>, name: &str, line: &str) -> T {
    match things.remove(name) {
        Some(thing) => thing,
        None => panic!("nothing of this kind is called {name:?}: {line:?}"),
    }
}
