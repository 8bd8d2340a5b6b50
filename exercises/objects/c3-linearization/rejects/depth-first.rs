//! Rejected: goes up from the first base to the very top before looking at the second one

use std::collections::HashMap;

/// What is known of a class.
struct Class {
    order: Vec<String>,
    methods: Vec<String>,
}

/// Classes that were defined, and `object`.
pub struct Classes {
    known: HashMap<String, Class>,
}

impl Default for Classes {
    fn default() -> Classes {
        Classes::new()
    }
}

impl Classes {
    /// Only `object`, which has no bases and no methods.
    pub fn new() -> Classes {
        let object = Class {
            order: vec!["object".to_string()],
            methods: Vec::new(),
        };
        Classes {
            known: HashMap::from([("object".to_string(), object)]),
        }
    }

    /// Defines a class with its bases, in order, and the methods that it defines itself; no bases mean `object`. After an
    /// error nothing has changed.
    pub fn define(&mut self, name: &str, bases: &[&str], methods: &[&str]) -> Result<(), String> {
        if self.known.contains_key(name) {
            return Err(format!("{name} is already defined"));
        }
        let bases = if bases.is_empty() { &["object"] } else { bases };
        // The order of each base was worked out when it was defined.
        let mut lists: Vec<Vec<&str>> = Vec::new();
        for base in bases {
            let Some(class) = self.known.get(*base) else {
                return Err(format!("name '{base}' is not defined"));
            };
            lists.push(class.order.iter().map(String::as_str).collect());
        }
        for (at, base) in bases.iter().enumerate() {
            if bases[..at].contains(base) {
                return Err(format!("duplicate base class {base}"));
            }
        }
        lists.push(bases.to_vec());
        let Some(mut order) = merge(&lists) else {
            return Err(format!("inconsistent bases: {}", bases.join(", ")));
        };
        order.insert(0, name.to_string());
        let methods = methods.iter().map(|method| method.to_string()).collect();
        let class = Class { order, methods };
        self.known.insert(name.to_string(), class);
        Ok(())
    }

    /// The method resolution order of a class, from the class itself to `object`, or `None` if there is no such class.
    pub fn mro(&self, name: &str) -> Option<Vec<String>> {
        self.known.get(name).map(|class| class.order.clone())
    }

    /// The first class in the order of `class` that defines `method` itself, or `None` if there is none.
    pub fn find(&self, class: &str, method: &str) -> Option<String> {
        let defines = |name: &&String| self.known[*name].methods.iter().any(|own| own == method);
        self.known.get(class)?.order.iter().find(defines).cloned()
    }
}

/// Merges the lists so that whatever stands before something else in one of them does so in the result.
fn merge(lists: &[Vec<&str>]) -> Option<Vec<String>> {
    let mut order: Vec<String> = Vec::new();
    // Each list but the last is what a search from that base finds, deep first.
    for class in lists[..lists.len() - 1].iter().flatten() {
        if *class != "object" && !order.iter().any(|known| known == class) {
            order.push(class.to_string());
        }
    }
    order.push("object".to_string());
    Some(order)
}
