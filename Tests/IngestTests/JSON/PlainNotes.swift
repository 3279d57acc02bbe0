import Records

@testable import Ingest

/// What rules note of one record, found path by path for every value: what the automaton is held against.
struct PlainNotes {
    /// A step down to a value that is there.
    private enum Place {
        case key([UInt8])
        case element
    }

    private let rules: [JSONPathRule]
    private let bytes: [UInt8]
    private(set) var noted: [Noted] = []
    /// Where the values begin that are taken out.
    private(set) var removed: Set<Int> = []
    /// The paths that must not be there.
    private(set) var forbidden: Set<String> = []
    /// Whether two rules hold for a value and neither is narrower: such rules are refused before they get here.
    private(set) var isTied = false

    /// What `rules` note of `record`, which stands in `bytes`.
    init(_ rules: [JSONPathRule], of record: PlainJSON, in bytes: [UInt8]) {
        self.rules = rules
        self.bytes = bytes
        visit(record, [])
    }

    private mutating func visit(_ value: PlainJSON, _ path: [Place]) {
        let held = rules.filter { remainder(of: $0, behind: path)?.isEmpty == true }
        let winner = held.first { rule in held.allSatisfy { $0.path == rule.path || narrower(rule.path, $0.path) } }
        if winner == nil, !held.isEmpty { isTied = true }
        let isInner = rules.contains { rule in
            if remainder(of: rule, behind: path)?.isEmpty == false { return true }
            // A subtree that begins here leads into what the narrower rule for the value itself cannot mask.
            let begins = rule.path.rank == .subtree && rule.path.steps.count == path.count + 1
            return begins && held.contains { $0.path == rule.path } && winner?.path.rank != .subtree
        }
        let enters = isInner || winner == nil || winner?.path.rank == .subtree && winner?.role == .scalar
        switch value.content {
        case .object(let members) where enters || path.isEmpty: visit(members, path)
        case .array(let elements) where enters || path.isEmpty:
            for element in elements { visit(element, path + [.element]) }
        case .object, .array: note(value, winner?.role == .scalar ? .invalid : .bytes(raw(value)), winner, path)
        case .null: if !(isInner && winner?.isUnlisted == true) { note(value, nil, winner, path) }
        case .scalar(let text): note(value, .bytes(text), winner, path)
        }
    }

    private mutating func visit(_ members: [PlainJSON.Member], _ path: [Place]) {
        let nextSteps = rules.map { remainder(of: $0, behind: path)?.first }
        let open = zip(rules, nextSteps).filter { rule, step in
            step == .anyKey || rule.path.rank == .subtree && remainder(of: rule, behind: path)?.isEmpty == true
        }.map(\.0)
        let listed = open.filter { !$0.isUnlisted && $0.keys != nil }
        let said = listed.filter { one in
            !listed.contains { narrower(widths($0.path, path.count + 1), widths(one.path, path.count + 1)) }
        }.compactMap(\.keys)
        let masked = said.first { if case .masked = $0 { true } else { false } }
        let keys =
            masked ?? said.first { $0 != .kept } ?? said.first ?? open.first(where: \.isUnlisted)?.keys ?? .kept
        for member in members {
            let before = noted.count
            visit(member.value, path + [.key(member.key)])
            let isSpelled = nextSteps.contains { step in
                if case .key(let key) = step { Array(key.utf8) == member.key } else { false }
            }
            guard !isSpelled, !removed.contains(member.value.range.lowerBound) else { continue }
            var column: Int?
            switch keys {
            case .kept: break
            case .masked(let masked): column = masked
            case .maskedIfOdd(let odd): column = looksLikeName(member.key) ? nil : odd
            }
            guard let column else { continue }
            let raw = String(decoding: bytes[member.keyRange], as: UTF8.self)
            noted.insert(Noted(column, .bytes(member.key), raw), at: before)
        }
    }

    private mutating func note(_ value: PlainJSON, _ text: NotedText, _ winner: JSONPathRule?, _ path: [Place]) {
        guard let winner else { return }
        if winner.role == .forbidden {
            forbidden.insert(told(path))
            return
        }
        if winner.role == .removed { removed.insert(value.range.lowerBound) }
        noted.append(Noted(winner.column, text, String(decoding: raw(value), as: UTF8.self)))
    }

    private func raw(_ value: PlainJSON) -> [UInt8] { Array(bytes[value.range]) }

    private func looksLikeName(_ key: [UInt8]) -> Bool {
        SafeText.looksLikeName(String(decoding: key, as: UTF8.self))
    }

    private func told(_ path: [Place]) -> String {
        JSONPath(
            path.map { place in
                guard case .key(let key) = place else { return .anyElement }
                return looksLikeName(key) ? .key(String(decoding: key, as: UTF8.self)) : .anyKey
            }
        ).description
    }

    /// The steps of a rule's path that are left at `path`, none where it holds there; nil where it leads elsewhere.
    private func remainder(of rule: JSONPathRule, behind path: [Place]) -> [JSONPath.Step]? {
        var rest = rule.path.steps[...]
        for place in path {
            if rest.first == .subtree { return [] }
            guard let step = rest.popFirst() else { return nil }
            switch (step, place) {
            case (.anyKey, .key), (.anyElement, .element): continue
            case (.key(let wanted), .key(let key)) where Array(wanted.utf8) == key: continue
            default: return nil
            }
        }
        return rest.first == .subtree ? [] : Array(rest)
    }

    /// Whether `path` is narrower than `other` by the words of the design.
    private func narrower(_ path: JSONPath, _ other: JSONPath) -> Bool {
        guard path.rank == other.rank else { return path.rank > other.rank }
        let lengths = [path.steps.count, other.steps.count]
        let length = (path.rank == .subtree ? lengths.max() : lengths.min()) ?? 0
        return narrower(widths(path, length), widths(other, length))
    }

    private func narrower(_ widths: [Int], _ others: [Int]) -> Bool {
        let pairs = zip(widths, others)
        return pairs.allSatisfy { $0 <= $1 } && pairs.contains { $0 < $1 }
    }

    /// How wide each step is; behind the end of a subtree everything is.
    private func widths(_ path: JSONPath, _ length: Int) -> [Int] {
        let widths = path.steps.map { $0 == .subtree ? 2 : $0 == .anyKey ? 1 : 0 }
        return widths.prefix(length) + Array(repeating: 2, count: max(length - widths.count, 0))
    }
}
