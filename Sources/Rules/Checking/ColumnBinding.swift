public import Masking
public import Records

/// A column of a source and what is done with its values.
public struct ColumnBinding: Sendable {
    /// The column's place in the source, from 0.
    public let ordinal: Int
    /// The column's name, exactly as the source spells it.
    ///
    /// It is `column 3` where `unlisted` drops or redacts a column whose header does not look like a name: it may be
    /// data.
    public let name: String
    /// The rules, at least one; the first whose condition holds is used, and the last has none.
    ///
    /// What is done to a value before and beside its method is each branch's own.
    public let branches: [Branch]
    /// Whether a rule names the column.
    public let isListed: Bool
    /// The column that this one joins with: `customers.id`.
    public let references: String?

    /// What the column says of people: the first branch that says it, as for all below.
    public var fieldClass: FieldClass? { first { $0.fieldClass } }
    /// The kind of personal data.
    public var category: String? { first { $0.category } }
    /// Why the rule is right.
    public var reason: String? { first { $0.reason } }
    /// What the values are: the same in all branches.
    public var type: ValueType { branches.first?.type ?? .text }
    /// What the rule itself says that the values are, so that others are invalid.
    public var declaredType: ValueType { branches.first?.declaredType ?? .text }
    /// What is done to a value before it is masked.
    public var normalize: [Normalization] { first { $0.attributes.normalize } ?? [] }
    /// What becomes of a null.
    public var onNull: OnAbsent { first { $0.attributes.onNull } ?? .keep }
    /// What becomes of an empty value.
    public var onEmpty: OnAbsent { first { $0.attributes.onEmpty } ?? .keep }
    /// What becomes of an invalid value.
    public var onInvalid: OnInvalid { branches.first?.onInvalid ?? .fail }
    /// Whether no value occurs twice.
    public var unique: Bool { first { $0.attributes.unique } ?? false }
    /// Whether the column is not staged.
    public var isDropped: Bool { branches.first?.isDropped ?? false }

    /// Whether every value passes as it is.
    public var isKept: Bool { branches.allSatisfy { $0.isKept } }

    /// Whether all that is staged of values of `type` is of that type, too.
    public func gives(_ type: ValueType) -> Bool { branches.allSatisfy { $0.gives(type) } }

    /// The same column, whose source says that it holds `type`.
    func typed(_ type: ValueType) -> ColumnBinding {
        guard gives(type) else { return self }
        let typed = branches.map { branch in
            var typed = branch
            typed.sourceType = type
            return typed
        }
        return ColumnBinding(ordinal: ordinal, name: name, branches: typed, isListed: isListed, references: references)
    }

    private func first<Value>(_ property: (Branch) -> Value?) -> Value? {
        for branch in branches {
            if let value = property(branch) { return value }
        }
        return nil
    }
}
