//! import runs once: modules that are loaded, cached, and share their names.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

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

const MAIN: &str = "__main__";

#[derive(Clone)]
struct Source {
    body: Rc<[Stmt]>,
    all: Option<Vec<String>>,
}

/// A module that is loaded, or was.
struct Module {
    name: String,
    all: Option<Vec<String>>,
    names: RefCell<BTreeMap<String, Value>>,
}

#[derive(Clone)]
enum Value {
    Int(i64),
    Module(Rc<Module>),
}

/// Sources of modules, and the modules that are loaded.
#[derive(Default)]
pub struct World {
    sources: HashMap<String, Source>,
    modules: BTreeMap<String, Rc<Module>>,
    log: Vec<String>,
}

impl World {
    /// Nothing is registered or loaded.
    pub fn new() -> World {
        World::default()
    }

    /// Registers the source of a module.
    pub fn add(&mut self, module: &str, body: Vec<Stmt>, all: Option<Vec<String>>) {
        let body = body.into();
        self.sources
            .insert(module.to_string(), Source { body, all });
    }

    /// Runs a module as the program, under the name `__main__`.
    pub fn run_main(&mut self, module: &str) -> Result<(), String> {
        let source = self.source(module)?;
        self.start(MAIN, source)
    }

    /// All lines logged so far.
    pub fn log(&self) -> Vec<String> {
        self.log.clone()
    }

    /// The names of the loaded modules, sorted.
    pub fn loaded(&self) -> Vec<String> {
        self.modules.keys().cloned().collect()
    }

    fn source(&self, module: &str) -> Result<Source, String> {
        let source = self.sources.get(module).cloned();
        source.ok_or_else(|| format!("ModuleNotFoundError: {module}"))
    }

    fn load(&mut self, name: &str) -> Result<Rc<Module>, String> {
        if !self.modules.contains_key(name) {
            let source = self.source(name)?;
            self.start(name, source).inspect_err(|_| {
                self.modules.remove(name);
            })?;
        }
        Ok(Rc::clone(&self.modules[name]))
    }

    /// Makes a module and runs its body, during which the module counts as loaded already.
    fn start(&mut self, name: &str, source: Source) -> Result<(), String> {
        let module = Rc::new(Module {
            name: name.to_string(),
            all: source.all,
            names: RefCell::default(),
        });
        self.modules.insert(name.to_string(), Rc::clone(&module));
        self.run(&source.body, &module)
    }

    fn run(&mut self, body: &[Stmt], module: &Module) -> Result<(), String> {
        for stmt in body {
            match stmt {
                Stmt::Set(x, v) => module.bind(x, Value::Int(*v)),
                Stmt::Show(what) => {
                    let value = match what.split_once('.') {
                        None => module.read(what)?,
                        Some((m, x)) => module.read_module(m)?.attribute(x)?,
                    };
                    let text = match value {
                        Value::Int(n) => n.to_string(),
                        Value::Module(shown) => format!("<module {}>", shown.name),
                    };
                    self.log.push(format!("{}: {what} = {text}", module.name));
                }
                Stmt::PrintName => self.log.push(format!("{} runs", module.name)),
                Stmt::IfMain(body) => {
                    if module.name == MAIN {
                        self.run(body, module)?;
                    }
                }
                Stmt::Import {
                    module: name,
                    alias,
                } => {
                    let loaded = self.load(name)?;
                    module.bind(alias.as_ref().unwrap_or(name), Value::Module(loaded));
                }
                Stmt::FromImport {
                    module: name,
                    names,
                } => {
                    let loaded = self.load(name)?;
                    for x in names {
                        let from = &loaded.name;
                        let value = loaded.get(x).ok_or_else(|| {
                            format!("ImportError: cannot import name '{x}' from '{from}'")
                        })?;
                        module.bind(x, value);
                    }
                }
                Stmt::StarImport(name) => {
                    let loaded = self.load(name)?;
                    for x in loaded.public_names() {
                        module.bind(&x, loaded.attribute(&x)?);
                    }
                }
                Stmt::SetAttr(m, x, v) => module.read_module(m)?.bind(x, Value::Int(*v)),
            }
        }
        Ok(())
    }
}

impl Module {
    fn bind(&self, name: &str, value: Value) {
        self.names.borrow_mut().insert(name.to_string(), value);
    }

    fn get(&self, name: &str) -> Option<Value> {
        self.names.borrow().get(name).cloned()
    }

    fn read(&self, name: &str) -> Result<Value, String> {
        self.get(name).ok_or_else(|| format!("NameError: {name}"))
    }

    fn read_module(&self, name: &str) -> Result<Rc<Module>, String> {
        match self.read(name)? {
            Value::Module(module) => Ok(module),
            Value::Int(_) => Err("TypeError: not a module".to_string()),
        }
    }

    fn attribute(&self, name: &str) -> Result<Value, String> {
        self.get(name).ok_or_else(|| {
            format!(
                "AttributeError: module '{}' has no attribute '{name}'",
                self.name
            )
        })
    }

    /// What `import *` takes.
    fn public_names(&self) -> Vec<String> {
        let names = self.names.borrow();
        match &self.all {
            Some(all) => all.clone(),
            None => names
                .keys()
                .filter(|name| !name.starts_with('_'))
                .cloned()
                .collect(),
        }
    }
}
