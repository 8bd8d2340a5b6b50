//! Rejected: building an object is taken to run the bodies of all its classes, as constructors do in other languages

/// A step in the body of an `__init__`.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Adds a line to the log.
    Log(String),
    /// `self.name = value`
    Set(String, i64),
    /// `super().__init__()`
    CallSuper,
    /// `B.__init__(self)`
    CallBase(String),
}

/// A class.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassDef {
    /// Its name.
    pub name: String,
    /// Its method resolution order: itself first, without `object`.
    pub mro: Vec<String>,
    /// The body of its own `__init__`, if it has one.
    pub init: Option<Vec<Step>>,
    /// The other methods that it defines itself.
    pub methods: Vec<String>,
}

/// What came of building an object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Built {
    /// The lines that were logged.
    pub log: Vec<String>,
    /// The attributes with their values, in the order in which they were first set.
    pub attrs: Vec<(String, i64)>,
}

/// Builds an object of a class.
pub fn construct(classes: &[ClassDef], class: &str) -> Result<Built, String> {
    let mut construction = Construction {
        classes,
        mro: &find(classes, class)?.mro,
        built: Built::default(),
    };
    for name in construction.mro.iter().rev() {
        if let Some(body) = &find(classes, name)?.init {
            construction.run(name, body)?;
        }
    }
    Ok(construction.built)
}

/// The class whose method `super(from, obj).method` is, for an object of the class `obj_class`.
pub fn super_lookup(
    classes: &[ClassDef],
    obj_class: &str,
    from: &str,
    method: &str,
) -> Result<String, String> {
    let mro = &find(classes, obj_class)?.mro;
    find(classes, from)?;
    for name in behind(mro, from)? {
        if find(classes, name)?.methods.iter().any(|own| own == method) {
            return Ok(name.clone());
        }
    }
    Err(format!(
        "AttributeError: 'super' object has no attribute '{method}'"
    ))
}

/// An object while it is built. Its class decides about `super` in every body that runs.
struct Construction<'a> {
    classes: &'a [ClassDef],
    mro: &'a [String],
    built: Built,
}

impl<'a> Construction<'a> {
    /// Runs the first body that a class in `order` has, if there is any.
    fn run_first(&mut self, order: &'a [String]) -> Result<(), String> {
        for name in order {
            let class = find(self.classes, name)?;
            if let Some(body) = &class.init {
                return self.run(name, body);
            }
        }
        Ok(())
    }

    /// Runs the body that belongs to the class `owner`.
    fn run(&mut self, owner: &str, body: &'a [Step]) -> Result<(), String> {
        for step in body {
            match step {
                Step::Log(text) => self.built.log.push(text.clone()),
                Step::Set(name, value) => self.set(name, *value),
                // All the other bodies run anyway.
                Step::CallSuper => drop(behind(self.mro, owner)?),
                Step::CallBase(base) => drop(find(self.classes, base)?),
            }
        }
        Ok(())
    }

    fn set(&mut self, name: &str, value: i64) {
        let attrs = &mut self.built.attrs;
        match attrs.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => attrs.push((name.to_string(), value)),
        }
    }
}

fn find<'a>(classes: &'a [ClassDef], name: &str) -> Result<&'a ClassDef, String> {
    let class = classes.iter().find(|class| class.name == name);
    class.ok_or_else(|| format!("NameError: {name}"))
}

/// The part of an order that stands behind a class, which is where `super` looks.
fn behind<'a>(mro: &'a [String], class: &str) -> Result<&'a [String], String> {
    match mro.iter().position(|name| name == class) {
        Some(at) => Ok(&mro[at + 1..]),
        None => Err(
            "TypeError: super(type, obj): obj must be an instance or subtype of type".to_string(),
        ),
    }
}
