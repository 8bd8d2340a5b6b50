//! Rejected: an object takes the methods of its class with it when it is made.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// A method: it gets the instance it was called on and the arguments, and returns an answer or an error text.
pub type Method = Rc<dyn Fn(&Instance, &[i64]) -> Result<String, String>>;

/// A table of methods that may change while somebody else holds the object it belongs to.
type Methods = RefCell<HashMap<String, Method>>;

struct ClassData {
    name: String,
    base: Option<Class>,
    methods: Methods,
}

/// A handle to a class made at run time; clones are handles to the same class.
#[derive(Clone)]
pub struct Class {
    data: Rc<ClassData>,
}

impl Class {
    /// A new class with these methods of its own.
    pub fn new(name: &str, base: Option<&Class>, methods: Vec<(String, Method)>) -> Class {
        Class {
            data: Rc::new(ClassData {
                name: name.to_string(),
                base: base.cloned(),
                methods: RefCell::new(methods.into_iter().collect()),
            }),
        }
    }

    /// Gives the class itself the method `name`, and returns its own method of this name that was there before.
    pub fn patch(&self, name: &str, m: Method) -> Option<Method> {
        self.data.methods.borrow_mut().insert(name.to_string(), m)
    }

    /// Takes the class's own method `name` away and returns it.
    pub fn unpatch(&self, name: &str) -> Option<Method> {
        self.data.methods.borrow_mut().remove(name)
    }

    /// A new instance, on which the nearest `__init__` has run with these arguments, or the error text.
    pub fn instantiate(&self, args: &[i64]) -> Result<Instance, String> {
        let instance = Instance {
            data: Rc::new(InstanceData {
                class: self.clone(),
                attributes: RefCell::default(),
                methods: RefCell::new(self.all_methods()),
            }),
        };
        let init = instance.data.methods.borrow().get("__init__").cloned();
        match init {
            Some(init) => {
                init(&instance, args)?;
            }
            None if args.is_empty() => {}
            None => return Err(format!("{}() takes no arguments", self.data.name)),
        }
        Ok(instance)
    }

    /// The methods of this class and of its bases.
    fn all_methods(&self) -> HashMap<String, Method> {
        let mut all = match &self.data.base {
            Some(base) => base.all_methods(),
            None => HashMap::new(),
        };
        all.extend(self.data.methods.borrow().clone());
        all
    }
}

struct InstanceData {
    class: Class,
    attributes: RefCell<HashMap<String, i64>>,
    methods: Methods,
}

/// A handle to an object; clones are handles to the same object.
#[derive(Clone)]
pub struct Instance {
    data: Rc<InstanceData>,
}

impl Instance {
    /// The name of the class this is an instance of.
    pub fn class_name(&self) -> String {
        self.data.class.data.name.clone()
    }

    /// The value of an attribute, if it has been set.
    pub fn get(&self, attr: &str) -> Option<i64> {
        self.data.attributes.borrow().get(attr).copied()
    }

    /// Sets an attribute.
    pub fn set(&self, attr: &str, value: i64) {
        self.data
            .attributes
            .borrow_mut()
            .insert(attr.to_string(), value);
    }

    /// Gives this one object the method `name`.
    pub fn patch_self(&self, name: &str, m: Method) {
        self.data.methods.borrow_mut().insert(name.to_string(), m);
    }

    /// Looks the method `name` up and calls it with these arguments.
    pub fn call(&self, name: &str, args: &[i64]) -> Result<String, String> {
        self.bind(name)?.call(args)
    }

    /// Looks the method `name` up and binds it to this object, without calling it.
    pub fn bind(&self, name: &str) -> Result<Bound, String> {
        let found = self.data.methods.borrow().get(name).cloned();
        match found {
            Some(method) => Ok(Bound {
                instance: self.clone(),
                method,
            }),
            None => Err(format!(
                "'{}' object has no attribute '{name}'",
                self.class_name()
            )),
        }
    }
}

/// A bound method: a function, and the object that it is going to be called on.
pub struct Bound {
    instance: Instance,
    method: Method,
}

impl Bound {
    /// Calls the function on the object with these arguments.
    pub fn call(&self, args: &[i64]) -> Result<String, String> {
        (self.method)(&self.instance, args)
    }
}
