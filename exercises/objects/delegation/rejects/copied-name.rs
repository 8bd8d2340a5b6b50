//! Rejected: keeps a copy of the dog's name in the puppy, though nobody keeps it up to date

/// Something that has a name and can speak.
pub trait Speaker {
    /// Its name.
    fn name(&self) -> String;

    /// `NAME is silent`, unless the type says something else.
    fn speak(&self) -> String {
        format!("{} is silent", self.name())
    }

    /// `I am NAME: ` and then what this very speaker says.
    fn introduce(&self) -> String {
        format!("I am {}: {}", self.name(), self.speak())
    }
}

/// A speaker that has nothing to say.
pub struct Plain {
    pub name: String,
}

/// Says `NAME says Woof!`.
pub struct Dog {
    pub name: String,
}

/// Has the name of its dog and says what the dog says, followed by ` and wags`.
pub struct Puppy {
    pub dog: Dog,
    pub name: String,
}

/// Has the name of the inner speaker and says what that one says, in upper case.
pub struct Loud {
    pub inner: Box<dyn Speaker>,
}

impl Speaker for Plain {
    fn name(&self) -> String {
        self.name.clone()
    }
}

impl Speaker for Dog {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn speak(&self) -> String {
        format!("{} says Woof!", self.name)
    }
}

impl Speaker for Puppy {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn speak(&self) -> String {
        format!("{} and wags", self.dog.speak())
    }
}

impl Speaker for Loud {
    fn name(&self) -> String {
        self.inner.name()
    }

    fn speak(&self) -> String {
        self.inner.speak().to_uppercase()
    }
}

impl Puppy {
    /// `NAME squeaks`; on a `Puppy` itself this hides the `speak` of the trait.
    pub fn speak(&self) -> String {
        format!("{} squeaks", self.dog.name)
    }
}

/// A part of a car.
pub trait Engine {
    /// Starts it and says so.
    fn start(&mut self) -> String;

    /// Stops it and says so.
    fn stop(&mut self) -> String;
}

/// A car with an engine that can be exchanged.
pub struct Car {
    engine: Box<dyn Engine>,
    running: bool,
}

impl Car {
    /// A car that is off.
    pub fn new(engine: Box<dyn Engine>) -> Car {
        Car {
            engine,
            running: false,
        }
    }

    /// Starts the engine and returns its message, or returns `already running`.
    pub fn start(&mut self) -> String {
        if self.running {
            return "already running".to_string();
        }
        self.running = true;
        self.engine.start()
    }

    /// Puts in another engine, and returns the old one and the message with which that one was stopped, if it ran.
    pub fn swap(&mut self, engine: Box<dyn Engine>) -> (Option<String>, Box<dyn Engine>) {
        let message = self.running.then(|| self.engine.stop());
        self.running = false;
        (message, std::mem::replace(&mut self.engine, engine))
    }
}
