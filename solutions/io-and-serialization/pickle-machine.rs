//! A small pickle machine: values become programs for a stack machine, and running a program gives the value back.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// A value. Lists and dicts are shared: a clone is the same container, as a second name is in Python.
#[derive(Clone)]
pub enum Val {
    Int(i64),
    Str(String),
    List(Rc<RefCell<Vec<Val>>>),
    /// Entries in the order of their insertion; no key stands there twice.
    Dict(Rc<RefCell<Vec<(String, Val)>>>),
}

/// One operation of the stack machine.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// Pushes an integer.
    Int(i64),
    /// Pushes a text.
    Str(String),
    /// Pushes a new list.
    EmptyList,
    /// Pops a value and appends it to the list below, which stays on the stack.
    Append,
    /// Pushes a new dict.
    EmptyDict,
    /// Pops a value, then a text, and sets this entry of the dict below, which stays on the stack.
    SetItem,
    /// Remembers the value on top under a number; it stays on the stack.
    Memo(u32),
    /// Pushes the value remembered under a number.
    Get(u32),
    /// Pushes the function of this name, if it is allowed.
    Global(String),
    /// Pops as many arguments, then the function below them, and pushes what it returns.
    Call(usize),
    /// Ends the program. The only thing on the stack is its result.
    Stop,
}

/// What calls functions for a program: it gets a name and the arguments, and gives what the function returns.
pub type Caller<'a> = dyn FnMut(&str, &[Val]) -> Result<Val, String> + 'a;

/// A program that rebuilds `v`, with all that its containers have in common, but none of its containers.
pub fn dumps(v: &Val) -> Vec<Op> {
    let mut writer = Writer::default();
    writer.write(v);
    writer.ops.push(Op::Stop);
    writer.ops
}

#[derive(Default)]
struct Writer {
    ops: Vec<Op>,
    /// The containers begun so far, by address: equal content does not make two containers one.
    memo: HashMap<*const (), u32>,
}

impl Writer {
    fn write(&mut self, v: &Val) {
        match v {
            Val::Int(number) => self.ops.push(Op::Int(*number)),
            Val::Str(text) => self.ops.push(Op::Str(text.clone())),
            Val::List(list) => {
                if self.begin(Rc::as_ptr(list).cast(), Op::EmptyList) {
                    for item in list.borrow().iter() {
                        self.write(item);
                        self.ops.push(Op::Append);
                    }
                }
            }
            Val::Dict(dict) => {
                if self.begin(Rc::as_ptr(dict).cast(), Op::EmptyDict) {
                    for (key, value) in dict.borrow().iter() {
                        self.ops.push(Op::Str(key.clone()));
                        self.write(value);
                        self.ops.push(Op::SetItem);
                    }
                }
            }
        }
    }

    /// Pushes a container. Returns whether it is new, so that its content must follow.
    fn begin(&mut self, address: *const (), empty: Op) -> bool {
        if let Some(&number) = self.memo.get(&address) {
            self.ops.push(Op::Get(number));
            return false;
        }
        // Remembered while it is still empty, so that its own content can refer to it.
        let number = self.memo.len() as u32;
        self.memo.insert(address, number);
        self.ops.extend([empty, Op::Memo(number)]);
        true
    }
}

/// What can stand on the stack. A function is no value, so no program can store one or mistake a text for one.
enum Entry<'a> {
    Value(Val),
    Function(&'a str),
}

impl Entry<'_> {
    fn into_value(self) -> Result<Val, String> {
        match self {
            Entry::Value(value) => Ok(value),
            Entry::Function(_) => Err(wrong_type()),
        }
    }
}

/// Runs a program, which may use the functions named in `allowed` and no others. `call` does the calls.
pub fn loads(ops: &[Op], allowed: &[&str], call: &mut Caller<'_>) -> Result<Val, String> {
    let mut stack: Vec<Entry> = Vec::new();
    let mut memo: HashMap<u32, Val> = HashMap::new();
    for op in ops {
        match op {
            Op::Int(number) => stack.push(Entry::Value(Val::Int(*number))),
            Op::Str(text) => stack.push(Entry::Value(Val::Str(text.clone()))),
            Op::EmptyList => stack.push(Entry::Value(Val::List(Rc::default()))),
            Op::EmptyDict => stack.push(Entry::Value(Val::Dict(Rc::default()))),
            Op::Append => {
                let mut items = take(&mut stack, 1)?;
                match stack.last() {
                    Some(Entry::Value(Val::List(list))) => list.borrow_mut().append(&mut items),
                    _ => return Err(wrong_type()),
                }
            }
            Op::SetItem => {
                let mut pair = take(&mut stack, 2)?.into_iter();
                match (pair.next(), pair.next(), stack.last()) {
                    (Some(Val::Str(key)), Some(value), Some(Entry::Value(Val::Dict(dict)))) => {
                        set_item(&mut dict.borrow_mut(), key, value);
                    }
                    _ => return Err(wrong_type()),
                }
            }
            Op::Memo(number) => match stack.last() {
                Some(Entry::Value(value)) => {
                    memo.insert(*number, value.clone());
                }
                Some(Entry::Function(_)) => return Err(wrong_type()),
                None => return Err(underflow()),
            },
            Op::Get(number) => match memo.get(number) {
                Some(value) => stack.push(Entry::Value(value.clone())),
                None => return Err(format!("unknown memo {number}")),
            },
            Op::Global(name) if allowed.contains(&name.as_str()) => {
                stack.push(Entry::Function(name));
            }
            Op::Global(name) => return Err(format!("global '{name}' is forbidden")),
            Op::Call(count) => {
                let arguments = take(&mut stack, *count)?;
                match stack.pop() {
                    Some(Entry::Function(name)) => {
                        stack.push(Entry::Value(call(name, &arguments)?));
                    }
                    _ => return Err(wrong_type()),
                }
            }
            Op::Stop => {
                let result = stack.pop().ok_or_else(underflow)?;
                if !stack.is_empty() {
                    return Err("garbage left".to_string());
                }
                return result.into_value();
            }
        }
    }
    Err("no stop".to_string())
}

/// Pops the last `count` entries, which must be values and have at least one more entry below them.
fn take(stack: &mut Vec<Entry>, count: usize) -> Result<Vec<Val>, String> {
    // Not `stack.len() < count + 1`: the program may name any count, and the sum could overflow.
    if stack.len() <= count {
        return Err(underflow());
    }
    let taken = stack.split_off(stack.len() - count);
    taken.into_iter().map(Entry::into_value).collect()
}

fn set_item(entries: &mut Vec<(String, Val)>, key: String, value: Val) {
    match entries.iter_mut().find(|(known, _)| *known == key) {
        Some((_, old)) => *old = value,
        None => entries.push((key, value)),
    }
}

fn underflow() -> String {
    "stack underflow".to_string()
}

fn wrong_type() -> String {
    "wrong type".to_string()
}
