//! Rejected: works out the orders of all bases again and again whenever one is needed

use std::collections::HashMap;

/// What is known of a class.
struct Class {
    bases: Vec<String>,
    methods: Vec<String>,
}

/// Classes that were defined, and `object`.
pub struct Classes {
    known: HashMap<String, Class>,
}

impl Classes {
    pub fn new() -> Classes {
        let object = Class {
            bases: Vec::new(),
            methods: Vec::new(),
        };
        Classes {
            known: HashMap::from([("object".to_string(), object)]),
        }
    }

    pub fn define(&mut self, name: &str, bases: &[&str], methods: &[&str]) -> Result<(), String> {
        if self.known.contains_key(name) {
            return Err(format!("{name} is already defined"));
        }
        let bases = if bases.is_empty() { &["object"] } else { bases };
        if let Some(base) = bases.iter().find(|base| !self.known.contains_key(**base)) {
            return Err(format!("name '{base}' is not defined"));
        }
        for (at, base) in bases.iter().enumerate() {
            if bases[..at].contains(base) {
                return Err(format!("duplicate base class {base}"));
            }
        }
        let owned: Vec<String> = bases.iter().map(|base| base.to_string()).collect();
        if self.merged(&owned).is_none() {
            return Err(format!("inconsistent bases: {}", bases.join(", ")));
        }
        let class = Class {
            bases: owned,
            methods: methods.iter().map(|method| method.to_string()).collect(),
        };
        self.known.insert(name.to_string(), class);
        Ok(())
    }

    pub fn mro(&self, name: &str) -> Option<Vec<String>> {
        let class = self.known.get(name)?;
        let mut order = vec![name.to_string()];
        order.extend(self.merged(&class.bases)?);
        Some(order)
    }

    pub fn find(&self, class: &str, method: &str) -> Option<String> {
        let defines = |name: &String| self.known[name].methods.iter().any(|own| own == method);
        self.mro(class)?.into_iter().find(defines)
    }

    /// The merge of the orders of the bases, each worked out in the same way, and the bases.
    fn merged(&self, bases: &[String]) -> Option<Vec<String>> {
        let mut lists: Vec<Vec<String>> = Vec::new();
        for base in bases {
            lists.push(self.mro(base)?);
        }
        lists.push(bases.to_vec());
        let mut order = Vec::new();
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Some(order);
            }
            let heads = lists.iter().map(|list| list[0].clone());
            let next = heads
                .clone()
                .find(|head| !lists.iter().any(|list| list[1..].contains(head)))?;
            for list in &mut lists {
                if list[0] == next {
                    list.remove(0);
                }
            }
            order.push(next);
        }
    }
}
