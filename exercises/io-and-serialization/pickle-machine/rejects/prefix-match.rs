//! Rejected: compares only the beginning of a name with the allowed ones

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

#[derive(Clone)]
pub enum Val {
    Int(i64),
    Str(String),
    List(Rc<RefCell<Vec<Val>>>),
    Dict(Rc<RefCell<Vec<(String, Val)>>>),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    Int(i64),
    Str(String),
    EmptyList,
    Append,
    EmptyDict,
    SetItem,
    Memo(u32),
    Get(u32),
    Global(String),
    Call(usize),
    Stop,
}

pub type Caller<'a> = dyn FnMut(&str, &[Val]) -> Result<Val, String> + 'a;

pub fn dumps(v: &Val) -> Vec<Op> {
    let mut writer = Writer::default();
    writer.write(v);
    writer.ops.push(Op::Stop);
    writer.ops
}

#[derive(Default)]
struct Writer {
    ops: Vec<Op>,
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

    fn begin(&mut self, address: *const (), empty: Op) -> bool {
        if let Some(&number) = self.memo.get(&address) {
            self.ops.push(Op::Get(number));
            return false;
        }
        let number = self.memo.len() as u32;
        self.memo.insert(address, number);
        self.ops.extend([empty, Op::Memo(number)]);
        true
    }
}

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
            Op::Global(name) if allowed.iter().any(|known| name.starts_with(known)) => {
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

fn take(stack: &mut Vec<Entry>, count: usize) -> Result<Vec<Val>, String> {
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
