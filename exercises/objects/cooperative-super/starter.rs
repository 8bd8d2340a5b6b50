//! super() follows the object's MRO: which body of `__init__` runs next, and which method is found.

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
    todo!()
}

/// The class whose method `super(from, obj).method` is, for an object of the class `obj_class`.
pub fn super_lookup(
    classes: &[ClassDef],
    obj_class: &str,
    from: &str,
    method: &str,
) -> Result<String, String> {
    todo!()
}
