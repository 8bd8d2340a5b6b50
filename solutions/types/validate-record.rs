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
        self(value)
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
        if *value < self.0 {
            return Err(format!("must be at least {}", self.0));
        }
        Ok(())
    }
}

impl Rule<i64> for AtMost {
    fn check(&self, value: &i64) -> Result<(), String> {
        if *value > self.0 {
            return Err(format!("must be at most {}", self.0));
        }
        Ok(())
    }
}

impl Rule<String> for Contains {
    fn check(&self, value: &String) -> Result<(), String> {
        if !value.contains(&self.0) {
            return Err(format!("must contain '{}'", self.0));
        }
        Ok(())
    }
}

impl<T> Rule<T> for All<T> {
    fn check(&self, value: &T) -> Result<(), String> {
        self.rules.iter().try_for_each(|rule| rule.check(value))
    }
}

/// An order that fulfils all rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    id: i64,
    email: String,
    total: i64,
    discount: i64,
}

impl Order {
    pub fn id(&self) -> i64 {
        self.id
    }

    pub fn email(&self) -> &str {
        &self.email
    }

    pub fn total(&self) -> i64 {
        self.total
    }

    pub fn discount(&self) -> i64 {
        self.discount
    }

    /// Changes the discount, or says why it may not have this value and changes nothing.
    pub fn set_discount(&mut self, value: i64) -> Result<(), String> {
        discount_rule().check(&value)?;
        check_record(self.total, value)?;
        self.discount = value;
        Ok(())
    }
}

/// Makes an order from raw fields, or tells everything that is wrong with them.
pub fn parse_order(raw: &BTreeMap<String, Raw>) -> Result<Order, Vec<FieldError>> {
    let mut errors = Vec::new();
    let id = keep(&mut errors, "id", integer(raw, "id", None, &AtLeast(1)));
    let email = keep(&mut errors, "email", email(raw));
    let total = keep(
        &mut errors,
        "total",
        integer(raw, "total", None, &AtLeast(0)),
    );
    let discount = integer(raw, "discount", Some(0), &discount_rule());
    let discount = keep(&mut errors, "discount", discount);
    // Whoever gets past this has four good values: the record rule cannot see half an order.
    let (Some(id), Some(email), Some(total), Some(discount)) = (id, email, total, discount) else {
        return Err(errors);
    };
    match keep(&mut errors, "order", check_record(total, discount)) {
        Some(()) => Ok(Order {
            id,
            email,
            total,
            discount,
        }),
        None => Err(errors),
    }
}

/// The value of a field, or nothing and one more error.
fn keep<T>(errors: &mut Vec<FieldError>, field: &str, result: Result<T, String>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(message) => {
            errors.push(FieldError {
                field: field.to_string(),
                message,
            });
            None
        }
    }
}

fn integer(
    raw: &BTreeMap<String, Raw>,
    field: &str,
    default: Option<i64>,
    rule: &dyn Rule<i64>,
) -> Result<i64, String> {
    let value = match raw.get(field) {
        None | Some(Raw::Null) => return default.ok_or_else(|| "field required".to_string()),
        Some(Raw::Int(number)) => Some(*number),
        // Rust would take a plus sign as well.
        Some(Raw::Text(text)) if text.starts_with('+') => None,
        Some(Raw::Text(text)) => text.parse().ok(),
    };
    let value = value.ok_or("not an integer")?;
    rule.check(&value)?;
    Ok(value)
}

fn email(raw: &BTreeMap<String, Raw>) -> Result<String, String> {
    match raw.get("email") {
        None | Some(Raw::Null) => Err("field required".to_string()),
        Some(Raw::Int(_)) => Err("not a text".to_string()),
        Some(Raw::Text(text)) => {
            Contains("@".to_string()).check(text)?;
            Ok(text.clone())
        }
    }
}

fn discount_rule() -> All<i64> {
    All {
        rules: vec![Box::new(AtLeast(0)), Box::new(AtMost(1_000_000))],
    }
}

fn check_record(total: i64, discount: i64) -> Result<(), String> {
    if discount > total {
        return Err("discount exceeds total".to_string());
    }
    Ok(())
}
