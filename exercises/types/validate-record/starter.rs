//! Parse, do not just validate: from raw fields to a record that cannot be invalid, with all errors reported at once.

use std::collections::BTreeMap;

/// A value as it came in.
#[derive(Debug, Clone, PartialEq)]
pub enum Raw {
    Int(i64),
    Text(String),
    Null,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldError {
    /// The name of the field.
    pub field: String,
    /// What is wrong.
    pub message: String,
}

/// Something that a value has to fulfil.
pub trait Rule<T> {
    /// Accepts the value, or says what is wrong with it.
    fn check(&self, value: &T) -> Result<(), String>;
}

/// Every closure of this form is a rule.
impl<T, F> Rule<T> for F
where
    F: Fn(&T) -> Result<(), String>,
{
    fn check(&self, value: &T) -> Result<(), String> {
        todo!()
    }
}

/// Accepts numbers from this one on.
pub struct AtLeast(pub i64);

/// Accepts numbers up to this one.
pub struct AtMost(pub i64);

/// Accepts texts in which this text occurs.
pub struct Contains(pub String);

/// Accepts what all its rules accept.
pub struct All<T> {
    /// The rules, in the order in which they are asked.
    pub rules: Vec<Box<dyn Rule<T>>>,
}

impl Rule<i64> for AtLeast {
    fn check(&self, value: &i64) -> Result<(), String> {
        todo!()
    }
}

impl Rule<i64> for AtMost {
    fn check(&self, value: &i64) -> Result<(), String> {
        todo!()
    }
}

impl Rule<String> for Contains {
    fn check(&self, value: &String) -> Result<(), String> {
        todo!()
    }
}

impl<T> Rule<T> for All<T> {
    fn check(&self, value: &T) -> Result<(), String> {
        todo!()
    }
}

/// An order that fulfils all rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    // your private fields
}

impl Order {
    pub fn id(&self) -> i64 {
        todo!()
    }

    pub fn email(&self) -> &str {
        todo!()
    }

    pub fn total(&self) -> i64 {
        todo!()
    }

    pub fn discount(&self) -> i64 {
        todo!()
    }

    /// Changes the discount, or says why it may not have this value and changes nothing.
    pub fn set_discount(&mut self, value: i64) -> Result<(), String> {
        todo!()
    }
}

/// Makes an order from raw fields, or tells everything that is wrong with them.
pub fn parse_order(raw: &BTreeMap<String, Raw>) -> Result<Order, Vec<FieldError>> {
    todo!()
}
