internal import Masking
internal import Records

/// What a rule says of a column beside its method; nil where it says nothing.
struct RuleAttributes: Sendable {
    var fieldClass: FieldClass?
    var category: String?
    var reason: String?
    var type: ValueType?
    var normalize: [Normalization]?
    var except: [ExceptedValue]?
    var onNull: OnAbsent?
    var onEmpty: OnAbsent?
    var onInvalid: OnInvalid?
    var unique: Bool?
    var domainSize: Int?

    /// These attributes, and those of `mask` where nothing is said here.
    func over(_ mask: RuleAttributes) -> RuleAttributes {
        RuleAttributes(
            fieldClass: fieldClass ?? mask.fieldClass, category: category ?? mask.category,
            reason: reason ?? mask.reason, type: type ?? mask.type, normalize: normalize ?? mask.normalize,
            except: except ?? mask.except, onNull: onNull ?? mask.onNull, onEmpty: onEmpty ?? mask.onEmpty,
            onInvalid: onInvalid ?? mask.onInvalid, unique: unique ?? mask.unique,
            domainSize: domainSize ?? mask.domainSize)
    }
}

/// The keys of a rule beside its method.
enum AttributeKeys {
    static let fieldClass = RuleKey("class", "What the column says of people.", RuleForm<FieldClass>.choice)
    static let category = RuleKey(
        "category", "The kind of personal data, in your words.", RuleForm<String>.name(example: "contact"))
    static let reason = RuleKey(
        "reason", "Why this rule is right: copied to the audit.", RuleForm<String>.name(example: "public register"))
    static let type = RuleKey("type", "What the values are; text where nothing is said.", RuleForm<ValueType>.choice)
    static let normalize = RuleKey(
        "normalize", "What is done to a value before it is masked, in this order.",
        RuleForm<Normalization>.choice.oneOrMore)
    static let except = RuleKey(
        "except", "Values of the mask that pass as they are, and why.", RuleForm<[ExceptedValue]>.exceptions)
    static let onNull = RuleKey("on-null", "What becomes of a null.", RuleForm<OnAbsent>.choice)
    static let onEmpty = RuleKey("on-empty", "What becomes of an empty value.", RuleForm<OnAbsent>.choice)
    static let onInvalid = RuleSetKeys.onInvalid
    static let unique = RuleKey("unique", "Whether no value occurs twice.", RuleForm<Bool>.boolean)

    static let domainSize = RuleKey(
        "domain-size", "How many different values there can be: what a search by trying costs.",
        RuleForm<Int>.count(example: "10000000"))

    /// All of them.
    static let all = [
        fieldClass.erased, category.erased, reason.erased, type.erased, normalize.erased, except.erased,
        onNull.erased, onEmpty.erased, onInvalid.erased, unique.erased, domainSize.erased,
    ]

    /// Those that say something of keys, which are texts, never null.
    static let ofKeys = [
        fieldClass.erased, category.erased, reason.erased, normalize.erased, onEmpty.erased, onInvalid.erased,
    ]

    /// A reason without the blanks around it; a blank one is none.
    static func stated(_ reason: String) -> String? {
        let blank: (Character) -> Bool = { $0.isWhitespace }
        let text = reason.drop(while: blank)
        return text.lastIndex { !blank($0) }.map { String(text[...$0]) }
    }

    /// The attributes that `map` says.
    static func read(_ map: RuleMap, _ log: inout FaultLog) -> RuleAttributes {
        RuleAttributes(
            fieldClass: map.value(fieldClass, &log), category: map.value(category, &log),
            reason: map.value(reason, &log).flatMap(stated), type: map.value(type, &log),
            normalize: map.value(normalize, &log), except: map.value(except, &log),
            onNull: map.value(onNull, &log), onEmpty: map.value(onEmpty, &log),
            onInvalid: map.value(onInvalid, &log), unique: map.value(unique, &log),
            domainSize: map.value(domainSize, &log))
    }
}
