//! The rules by their names.

/// A kind of small change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::proving) enum Rule {
    /// `+` for `-`, `*` for `/` and the like.
    ArithmeticOperator,
    /// `&` for `|`.
    BitwiseOperator,
    /// `<<` for `>>`.
    ShiftOperator,
    /// `&&` for `||`.
    LogicalOperator,
    /// `+=` for `-=` and the like.
    CompoundAssignment,
    /// `<` for `<=`: the boundary belongs to the other side.
    ComparisonBoundary,
    /// `<` for `>=`: the opposite.
    ComparisonNegated,
    /// A whole number, one more or less, 0 or 1.
    IntegerConstant,
    /// `true` for `false`.
    BooleanConstant,
    /// The opposite of a condition.
    ConditionNegated,
    /// `true` or `false` for a condition.
    ConditionFixed,
    /// `x` for `!x`.
    NotRemoved,
    /// `x` for `-x`.
    MinusRemoved,
    /// A statement that does something, left out.
    StatementRemoved,
    /// `return`, `break` or `continue`, left out.
    JumpRemoved,
    /// `true` or `false` for the guard of a pattern.
    GuardFixed,
    /// `..` for `..=`.
    RangeEnd,
    /// A method for its counterpart.
    MethodExchanged,
    /// An iterator from the other end.
    IteratorReversed,
    /// A plain value for everything that a function does.
    FunctionBody,
}

impl Rule {
    /// All rules.
    pub const ALL: [Rule; 20] = [
        Rule::ArithmeticOperator,
        Rule::BitwiseOperator,
        Rule::ShiftOperator,
        Rule::LogicalOperator,
        Rule::CompoundAssignment,
        Rule::ComparisonBoundary,
        Rule::ComparisonNegated,
        Rule::IntegerConstant,
        Rule::BooleanConstant,
        Rule::ConditionNegated,
        Rule::ConditionFixed,
        Rule::NotRemoved,
        Rule::MinusRemoved,
        Rule::StatementRemoved,
        Rule::JumpRemoved,
        Rule::GuardFixed,
        Rule::RangeEnd,
        Rule::MethodExchanged,
        Rule::IteratorReversed,
        Rule::FunctionBody,
    ];

    /// The name in YAML and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Rule::ArithmeticOperator => "arithmetic-operator",
            Rule::BitwiseOperator => "bitwise-operator",
            Rule::ShiftOperator => "shift-operator",
            Rule::LogicalOperator => "logical-operator",
            Rule::CompoundAssignment => "compound-assignment",
            Rule::ComparisonBoundary => "comparison-boundary",
            Rule::ComparisonNegated => "comparison-negated",
            Rule::IntegerConstant => "integer-constant",
            Rule::BooleanConstant => "boolean-constant",
            Rule::ConditionNegated => "condition-negated",
            Rule::ConditionFixed => "condition-fixed",
            Rule::NotRemoved => "not-removed",
            Rule::MinusRemoved => "minus-removed",
            Rule::StatementRemoved => "statement-removed",
            Rule::JumpRemoved => "jump-removed",
            Rule::GuardFixed => "guard-fixed",
            Rule::RangeEnd => "range-end",
            Rule::MethodExchanged => "method-exchanged",
            Rule::IteratorReversed => "iterator-reversed",
            Rule::FunctionBody => "function-body",
        }
    }
}
