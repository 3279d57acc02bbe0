/// The parameters that a rule gives to a method, unchecked.
public struct MethodParameters: Sendable, Equatable {
    /// The method's name in the rules.
    public let method: String
    /// What the rule gives.
    public let values: [String: ParameterValue]
    /// What the files hold that the rule names, by these names: whoever reads the rules reads them.
    let files: [String: [UInt8]]

    /// The parameters `values` for `method`, with what the files hold that they name.
    public init(method: String, values: [String: ParameterValue] = [:], files: [String: [UInt8]] = [:]) {
        self.method = method
        self.values = values
        self.files = files
    }

    /// What stands after the method's name in a rule: nothing, the main parameter alone, or a map of parameters.
    public init(
        of descriptor: MethodDescriptor, rule: ParameterValue?, files: [String: [UInt8]] = [:]
    ) throws(MaskingError) {
        switch (rule, descriptor.mainParameter) {
        case (nil, _): self.init(method: descriptor.name)
        case (.map(let entries), _):
            self.init(
                method: descriptor.name,
                values: Dictionary(entries.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
                files: files)
        case (.some(let value), .some(let name)):
            self.init(method: descriptor.name, values: [name: value], files: files)
        case (.some, nil):
            throw .unusable(
                method: descriptor.name, problem: "it has no parameter that stands alone",
                cure: descriptor.parameters.isEmpty
                    ? "give it none" : "give a map of \(descriptor.parameters.map { $0.name }.joined(separator: ", "))")
        }
    }

    /// The same, and those of `inherited` that a rule set gives to all methods which take them.
    public func completed(by inherited: [String: ParameterValue], for descriptor: MethodDescriptor) -> MethodParameters
    {
        let taken = descriptor.parameters.filter { $0.inheritedFrom == .ruleSet }.map { $0.name }
        return MethodParameters(
            method: method, values: values.merging(inherited.filter { taken.contains($0.key) }) { own, _ in own },
            files: files)
    }

    /// The files that a rule of `descriptor` names, in the order of its parameters.
    public static func fileNames(
        in rule: ParameterValue?, of descriptor: MethodDescriptor
    ) -> [(parameter: String, name: String)] {
        guard let values = try? MethodParameters(of: descriptor, rule: rule).values else { return [] }
        var names: [(parameter: String, name: String)] = []
        for parameter in descriptor.parameters {
            switch (parameter.type, values[parameter.name]) {
            case (.file, .text(let name)): names.append((parameter.name, name))
            case (.steps, .some(let value)), (.methods, .some(let value)):
                for (name, rule) in ParameterType.steps(in: value) {
                    guard let own = MethodCatalog.method(named: name)?.descriptor else { continue }
                    names += fileNames(in: rule, of: own).map { (parameter.name, $0.name) }
                }
            default: break
            }
        }
        return names
    }

    /// What the file called `name` holds.
    func contents(of name: String) throws(MaskingError) -> [UInt8] {
        guard let bytes = files[name] else {
            throw .unusable(method: method, problem: "its file is not at hand", cure: "let a rule set name it")
        }
        return bytes
    }

    /// The same, with every name, type and limit checked against what the method says of itself.
    func checked(by descriptor: MethodDescriptor) throws(MaskingError) -> CheckedParameters {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let parameter = descriptor.parameter(named: name) else {
                throw .unknownParameter(name, method: method, known: descriptor.parameters.map { $0.name })
            }
            guard parameter.type.accepts(value) else {
                throw .invalidParameter(name, method: method, expected: parameter.type.expectation)
            }
        }
        for parameter in descriptor.parameters where parameter.isRequired && values[parameter.name] == nil {
            throw .missingParameter(parameter.name, method: method, expected: parameter.type.expectation)
        }
        if let first = descriptor.atLeastOne.first.flatMap(descriptor.parameter(named:)),
            !descriptor.atLeastOne.contains(where: { values[$0] != nil })
        {
            throw .missingParameter(first.name, method: method, expected: first.type.expectation)
        }
        if !descriptor.alternatives.isEmpty, descriptor.alternatives.count(where: { values[$0] != nil }) != 1 {
            throw .unusable(
                method: method, problem: "its parameters do not say once what it is to do",
                cure: "give one of \(descriptor.alternatives.joined(separator: ", "))")
        }
        return CheckedParameters(descriptor: descriptor, values: values)
    }
}

/// Parameters of which only their combination can still be wrong.
struct CheckedParameters {
    fileprivate let descriptor: MethodDescriptor
    fileprivate let values: [String: ParameterValue]

    /// Whether the rule gives it.
    func isGiven(_ name: String) -> Bool { values[name] != nil }

    /// The text of a parameter, or its default.
    func text(_ name: String) -> String? {
        if case .text(let text) = values[name] { text } else { descriptor.parameter(named: name)?.defaultValue }
    }

    /// The number of an integer parameter, or its default.
    func integer(_ name: String) -> Int? { text(name).flatMap(ParameterType.integer) }

    /// The number of a decimal parameter, or its default.
    func decimal(_ name: String) -> DecimalNumber? { text(name).flatMap { DecimalNumber($0) } }

    /// The day of a parameter.
    func day(_ name: String) -> CalendarDay? { text(name).flatMap(ParameterType.day) }

    /// The numbers of a list of ascending ones.
    func decimals(_ name: String) -> [DecimalNumber]? {
        if case .list(let list) = values[name] { ParameterType.ascending(list) } else { nil }
    }

    /// The texts of a list.
    func texts(_ name: String) -> [String]? {
        if case .list(let list) = values[name] { ParameterType.texts(list) } else { nil }
    }

    /// The numbers of a list of whole ones.
    func integers(_ name: String) -> [Int]? { texts(name)?.compactMap(ParameterType.integer) }

    /// The methods of a list of steps, with what it says of their parameters.
    func steps(_ name: String) -> [(name: String, rule: ParameterValue?)] {
        if case .list(let list) = values[name] { list.compactMap { ParameterType.step($0) } } else { [] }
    }

    /// The names of a map of methods, each with the method and with what it says of its parameters.
    func methods(_ name: String) -> [(name: String, method: String, rule: ParameterValue?)] {
        guard case .map(let entries) = values[name] else { return [] }
        return entries.compactMap { entry in
            ParameterType.step(entry.value).map { (entry.name, $0.name, $0.rule) }
        }
    }

    /// The keys of a map and their labels, in the order of the rule.
    func labels(_ name: String) -> [(key: String, label: String)]? {
        guard case .map(let entries) = values[name] else { return nil }
        return entries.compactMap { entry in
            if case .text(let label) = entry.value { (entry.name, label) } else { nil }
        }
    }

    /// The case that a choice names, or its default.
    func choice<Choice: RawRepresentable<String>>(_ name: String, as type: Choice.Type) -> Choice? {
        text(name).flatMap(Choice.init)
    }
}
