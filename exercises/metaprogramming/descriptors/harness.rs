//! Plays a script of classes, attributes and objects, one operation a line, and reports results and what hooks do.
//!
//! `class NAME [BASE]`, `object NAME CLASS`, `alias NAME OBJECT`, `attr NAME KIND …` (an attribute that can be used by name
//! in what follows), `with-setter NEW OLD KIND …`, `define CLASS ATTRIBUTE NAME`; `get`, `set`, `del`, `dict`, `dict-set`,
//! `dict-remove` and `class-of` on an object. Names that nobody has made are mistakes in the script.

use std::collections::HashMap;
use std::rc::Rc;

use crate::grader::report;
use crate::solution::{Attr, Class, Getter, Obj, Setter, property, shared, validated, with_setter};

#[derive(Default)]
struct World {
    classes: HashMap<String, Class>,
    objects: HashMap<String, Obj>,
    attrs: HashMap<String, Attr>,
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut world = World::default();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() {
            world.play(&words, line);
        }
    }
}

impl World {
    fn play(&mut self, words: &[&str], line: &str) {
        match *words {
            ["class", name] => {
                self.classes
                    .insert(name.to_string(), Class::new(name, None));
            }
            ["class", name, base] => {
                let class = Class::new(name, Some(known(&self.classes, base, line)));
                self.classes.insert(name.to_string(), class);
            }
            ["object", name, class] => {
                let object = Obj::new(known(&self.classes, class, line));
                self.objects.insert(name.to_string(), object);
            }
            ["alias", name, object] => {
                let object = self.object(object, line).clone();
                self.objects.insert(name.to_string(), object);
            }
            ["attr", name, ref kind @ ..] => {
                let attr = self.attr(name, kind, line);
                self.attrs.insert(name.to_string(), attr);
            }
            ["with-setter", new, old, ref kind @ ..] => {
                let old = known(&self.attrs, old, line);
                assert!(
                    matches!(old, Attr::Data { .. }),
                    "not for a data descriptor: {line:?}"
                );
                let attr = with_setter(old, setter(new, kind, line));
                self.attrs.insert(new.to_string(), attr);
            }
            ["define", class, name, attr] => {
                let attr = known(&self.attrs, attr, line).clone();
                known(&self.classes, class, line).define(name, attr);
            }
            ["get", object, name] => {
                let result: Result<i64, String> = self.object(object, line).get(name);
                match result {
                    Ok(value) => report!("{line} -> {value}"),
                    Err(error) => report!("{line} -> error: {error}"),
                }
            }
            ["set", object, name, value] => {
                tell(
                    line,
                    self.object(object, line).set(name, number(value, line)),
                );
            }
            ["del", object, name] => tell(line, self.object(object, line).delete(name)),
            ["dict", object, name] => {
                let value: Option<i64> = self.object(object, line).dict_get(name);
                report!("{line} -> {value:?}");
            }
            ["dict-set", object, name, value] => {
                self.object(object, line)
                    .dict_set(name, number(value, line));
            }
            ["dict-remove", object, name] => {
                let value: Option<i64> = self.object(object, line).dict_remove(name);
                report!("{line} -> {value:?}");
            }
            ["class-of", object] => {
                let name: String = self.object(object, line).class_name();
                report!("{line} -> {name}");
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }

    fn object(&self, name: &str, line: &str) -> &Obj {
        known(&self.objects, name, line)
    }

    fn attr(&self, name: &str, kind: &[&str], line: &str) -> Attr {
        let label = name.to_string();
        match *kind {
            ["plain", value] => Attr::Plain(number(value, line)),
            ["nondata", value] => {
                let value = number(value, line);
                Attr::NonData(Rc::new(move |_| {
                    report!("  {label} is read");
                    Ok(value)
                }))
            }
            ["data", slot] => {
                let (slot, label_too) = (slot.to_string(), label.clone());
                Attr::Data {
                    get: reader(&label, &slot),
                    set: Some(setter(&label, &["store", &slot], line)),
                    delete: Some(Rc::new(move |obj| {
                        report!("  {label_too} is deleted");
                        let old: Option<i64> = obj.dict_remove(&slot);
                        old.map(|_| ()).ok_or_else(|| format!("{slot} was empty"))
                    })),
                }
            }
            ["property", slot] => property(reader(&label, slot)),
            ["sum", one, two] => {
                let (one, two) = (one.to_string(), two.to_string());
                property(Rc::new(move |obj| {
                    let (one, two): (i64, i64) = (obj.get(&one)?, obj.get(&two)?);
                    Ok(one + two)
                }))
            }
            ["fahrenheit", celsius] => {
                let celsius = celsius.to_string();
                property(Rc::new(move |obj| {
                    let degrees: i64 = obj.get(&celsius)?;
                    Ok(degrees * 9 / 5 + 32)
                }))
            }
            ["once", class, attribute, value] => {
                // At its first reading it puts a plain value in its own place.
                let class = known(&self.classes, class, line).clone();
                let (attribute, value) = (attribute.to_string(), number(value, line));
                property(Rc::new(move |obj| {
                    let owner: String = obj.class_name();
                    report!("  {label} is read for an object of {owner}");
                    class.define(&attribute, Attr::Plain(value + 1));
                    Ok(value)
                }))
            }
            ["validated", name, lo, hi] => validated(name, number(lo, line), number(hi, line)),
            ["shared", initial] => shared(number(initial, line)),
            _ => panic!("unknown kind of attribute: {line:?}"),
        }
    }
}

/// A getter that tells of each reading and answers with an entry of the object's dict.
fn reader(label: &str, slot: &str) -> Getter {
    let (label, slot) = (label.to_string(), slot.to_string());
    Rc::new(move |obj| {
        report!("  {label} is read");
        let value: Option<i64> = obj.dict_get(&slot);
        value.ok_or_else(|| format!("{slot} is empty"))
    })
}

fn setter(label: &str, kind: &[&str], line: &str) -> Setter {
    let label = label.to_string();
    match *kind {
        ["store", slot] => {
            let slot = slot.to_string();
            Rc::new(move |obj, value| {
                report!("  {label} is set to {value}");
                obj.dict_set(&slot, value);
                Ok(())
            })
        }
        ["celsius", name] => {
            let name = name.to_string();
            Rc::new(move |obj, value| obj.set(&name, (value - 32) * 5 / 9))
        }
        ["both", one, two] => {
            let (one, two) = (one.to_string(), two.to_string());
            Rc::new(move |obj, value| {
                obj.set(&one, value)?;
                obj.set(&two, value + 1)
            })
        }
        ["delete", name] => {
            let name = name.to_string();
            Rc::new(move |obj, _| obj.delete(&name))
        }
        _ => panic!("unknown kind of setter: {line:?}"),
    }
}

fn tell(line: &str, result: Result<(), String>) {
    match result {
        Ok(()) => report!("{line} -> ok"),
        Err(error) => report!("{line} -> error: {error}"),
    }
}

fn known<'a, T>(table: &'a HashMap<String, T>, name: &str, line: &str) -> &'a T {
    match table.get(name) {
        Some(found) => found,
        None => panic!("nobody has made {name:?}: {line:?}"),
    }
}

fn number(word: &str, line: &str) -> i64 {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
