//! import runs once: modules that are loaded, cached, and share their names.

/// A statement of a module's body.
#[derive(Debug, Clone, PartialEq)]
pub enum Stmt {
    Set(String, i64),
    Show(String),
    PrintName,
    IfMain(Vec<Stmt>),
    Import {
        module: String,
        alias: Option<String>,
    },
    FromImport {
        module: String,
        names: Vec<String>,
    },
    StarImport(String),
    SetAttr(String, String, i64),
}

/// Sources of modules, and the modules that are loaded.
pub struct World {
    // your fields
}

impl World {
    /// Nothing is registered or loaded.
    pub fn new() -> World {
        todo!()
    }

    /// Registers the source of a module.
    pub fn add(&mut self, module: &str, body: Vec<Stmt>, all: Option<Vec<String>>) {
        todo!()
    }

    /// Runs a module as the program, under the name `__main__`.
    pub fn run_main(&mut self, module: &str) -> Result<(), String> {
        todo!()
    }

    /// All lines logged so far.
    pub fn log(&self) -> Vec<String> {
        todo!()
    }

    /// The names of the loaded modules, sorted.
    pub fn loaded(&self) -> Vec<String> {
        todo!()
    }
}
