internal import Masking
internal import Records

extension RuleSet {
    /// The rule set as compact JSON for the store, which may hold no original.
    ///
    /// The literals of `when`, the keys of maps, patterns and the arguments of a key's command stand as `fingerprint`
    /// gives them.
    /// Masks that come from extended files are in it; attributes that are not said are not.
    public func outline(fingerprint: (String) -> String) -> String {
        JSONValue.present([
            "bauta": .integer(1), "name": .string(name), "purpose": purpose.map { .string($0) },
            "tenant": .string(tenant), "epoch": .string(epoch), "as-of": asOf.map { .string($0) },
            "key": namedKey.map { Self.outline($0, fingerprint) },
            "standards": standards.isEmpty ? nil : .strings(standards.map { $0.rawValue }.sorted()),
            "unlisted": unlisted.map { .string($0.rawValue) }, "on-invalid": onInvalid.map { .string($0.rawValue) },
            "masks": .object(masks.map { .init(name: $0.name, value: $0.branch.outline(fingerprint)) }),
            "datasets": .object(datasets.map { .init(name: $0.name, value: $0.outline(fingerprint)) }),
            "accept": accepted.isEmpty
                ? nil : .object(accepted.map { .init(name: $0.id, value: .string($0.reason)) }),
        ]).compact
    }

    private static func outline(_ key: KeyProvider, _ fingerprint: (String) -> String) -> JSONValue {
        guard case .command(let arguments) = key else { return .string(key.description) }
        return .members(["command": .strings(arguments.map(fingerprint))])
    }
}

extension DatasetRules {
    fileprivate func outline(_ fingerprint: (String) -> String) -> JSONValue {
        .present([
            "source": sources.isEmpty ? nil : .strings(sources), "format": format.map { .string($0) },
            "records": records.map { .string($0.description) }, "subject": subject.map { .string($0) },
            "expect": expect.map { expect in
                .present([
                    "min-records": expect.minRecords.map { .integer($0) },
                    "max-change": expect.maxChange.map { .string("\($0 * 100)%") },
                ])
            },
            "unlisted": .string(unlisted.rawValue), "on-invalid": .string(onInvalid.rawValue),
            "columns": .object(columns.map { $0.outline(fingerprint) }),
        ])
    }
}

extension ColumnRules {
    fileprivate func outline(_ fingerprint: (String) -> String) -> JSONValue.Member {
        let rules = branches.map { $0.outline(keys: keys?.branch, fingerprint) }
        return .init(name: name, value: rules.count == 1 ? rules[0] : .array(rules))
    }
}

extension MethodDescriptor {
    /// The parameters of a rule without the keys of its maps and without its patterns, also in the steps of a chain.
    fileprivate func outlined(_ parameters: [JSONValue.Member], _ fingerprint: (String) -> String) -> [JSONValue.Member]
    {
        parameters.map { given in
            switch (parameter(named: given.name)?.type, given.value) {
            case (.labels, .object(let entries)):
                let hidden = entries.map { JSONValue.Member(name: fingerprint($0.name), value: $0.value) }
                return .init(name: given.name, value: .object(hidden))
            case (.pattern, .string(let pattern)): return .init(name: given.name, value: .string(fingerprint(pattern)))
            case (.steps, .array(let steps)):
                return .init(name: given.name, value: .array(steps.map { Self.outlined(step: $0, fingerprint) }))
            case (.methods, .object(let parts)):
                let outlined = parts.map { part in
                    JSONValue.Member(name: part.name, value: Self.outlined(step: part.value, fingerprint))
                }
                return .init(name: given.name, value: .object(outlined))
            default: return given
            }
        }
    }

    private static func outlined(step: JSONValue, _ fingerprint: (String) -> String) -> JSONValue {
        guard case .object(let members) = step else { return step }
        return .object(
            members.map { member in
                guard case .object(let given) = member.value,
                    let descriptor = MethodCatalog.method(named: member.name)?.descriptor
                else { return member }
                return .init(name: member.name, value: .object(descriptor.outlined(given, fingerprint)))
            })
    }
}

extension Branch {
    /// The parameters that the rule gives as compact JSON for the store: keys of maps and patterns, which may hold
    /// originals, stand as `fingerprint` gives them, and so do the values that pass.
    public func parametersOutline(fingerprint: (String) -> String) -> String {
        var members = outlined(fingerprint)
        if let except = attributes.except { members.append(.init(name: "except", value: except.json(fingerprint))) }
        return JSONValue.object(members).compact
    }

    private func outlined(_ fingerprint: (String) -> String) -> [JSONValue.Member] {
        descriptor.outlined(parameters, fingerprint)
    }

    /// The rule, with that of the keys of its path.
    fileprivate func outline(keys: Branch? = nil, _ fingerprint: (String) -> String) -> JSONValue {
        .present([
            "method": .string(descriptor.algorithm),
            "parameters": parameters.isEmpty ? nil : .object(outlined(fingerprint)),
            "mask": .string(maskLabel), "subject": subject.map { .string($0.name) },
            "class": fieldClass.map { .string($0.rawValue) },
            "category": category.map { .string($0) }, "reason": reason.map { .string($0) },
            "type": attributes.type.map { .string($0.rawValue) },
            "normalize": attributes.normalize.map { .strings($0.map { $0.rawValue }) },
            "except": attributes.except.map { $0.json(fingerprint) },
            "on-null": attributes.onNull.map { .string($0.rawValue) },
            "on-empty": attributes.onEmpty.map { .string($0.rawValue) },
            "on-invalid": attributes.onInvalid.map { .string($0.rawValue) },
            "unique": attributes.unique.map { .bool($0) }, "domain-size": attributes.domainSize.map { .integer($0) },
            "when": condition.map { $0.json(fingerprint) },
            "keys": keys.map { $0.outline(fingerprint) },
            "rules": nested.map { .object($0.columns.map { $0.outline(fingerprint) }) },
        ])
    }
}
