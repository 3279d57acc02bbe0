internal import Records

/// All paths of a rule set as one automaton: a state for each place in a record at which rules differ.
///
/// A path with wildcards may lead the same way as another one, so a state stands for a set of rules with the steps that
/// each has taken (the subset construction of Rabin and Scott, 1959). The scanner takes one transition a key.
struct JSONPathTree: Sendable {
    /// A place in a record.
    struct State: Sendable {
        /// The column of a scalar here; negative where nothing is noted.
        var column: Int32 = -1
        /// What becomes of a value here.
        var role = JSONPathRule.Role.scalar
        /// Whether an object or array is entered; else it is one value.
        var descends = true
        /// Whether a null here says nothing: only deeper paths have rules.
        var passesNull = false
        /// What becomes of keys that no rule spells.
        var keys = JSONPathRule.Keys.kept
        /// The state of an array's elements.
        var element: Int32 = JSONPathTree.silent
        /// The state of members whose key no rule spells.
        var other: Int32 = JSONPathTree.silent
        /// The first of the state's keys in `keys`, and how many there are.
        var firstKey = 0
        var keyCount = 0
    }

    /// A key that a rule spells.
    struct Key: Sendable {
        /// Its first eight bytes.
        let prefix: UInt64
        /// Its bytes.
        let bytes: [UInt8]
        /// Where it leads.
        let state: Int32
    }

    /// The state in which nothing is noted.
    static let silent: Int32 = 0

    /// The states; the first is the silent one.
    private(set) var states = [State()]
    /// The keys of all states.
    private(set) var keys: [Key] = []
    /// The state of a record as a whole, which is always entered.
    private(set) var root = JSONPathTree.silent

    /// The most states: wildcards of many rules that cross each other can make very many.
    static let maxStates = 1 << 16

    /// The automaton of `rules`; of two that hold for one place the narrower wins.
    ///
    /// - Throws: `.tooManyPaths` (3) where it has more than `maxStates` states.
    init(_ rules: [JSONPathRule]) throws(IngestError) {
        var builder = JSONPathTreeBuilder(rules)
        let positions = rules.indices.map { RulePosition(rule: $0, step: 0) }
        var record = builder.describe(positions)
        record.descends = true
        connect(&record, positions, &builder)
        while let (number, positions) = builder.next() {
            guard number < Self.maxStates else { throw .tooManyPaths(limit: Self.maxStates) }
            while states.count <= Int(number) { states.append(State()) }
            var state = builder.describe(positions)
            if state.descends { connect(&state, positions, &builder) }
            states[Int(number)] = state
        }
        root = Int32(states.count)
        states.append(record)
    }

    /// Gives `state` the ways down from `positions`.
    private mutating func connect(
        _ state: inout State, _ positions: [RulePosition], _ builder: inout JSONPathTreeBuilder
    ) {
        state.firstKey = keys.count
        for (key, target) in builder.keys(of: positions) {
            let bytes = Array(key.utf8)
            keys.append(Key(prefix: Self.prefix(of: bytes), bytes: bytes, state: target))
        }
        state.keyCount = keys.count - state.firstKey
        state.element = builder.state(of: builder.positions(after: .element, from: positions))
        state.other = builder.state(of: builder.positions(after: .otherKey, from: positions))
    }

    /// The first eight bytes of a key, the first in the lowest bits.
    static func prefix(of bytes: [UInt8]) -> UInt64 {
        bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// How far along its path a rule is.
struct RulePosition: Hashable {
    let rule: Int
    let step: Int
    /// Whether the rule's subtree has been entered: it began above.
    var isInside = false
}

/// The subset construction: sets of positions to states.
struct JSONPathTreeBuilder {
    /// A way down from a place.
    enum Move {
        case key(String)
        case otherKey
        case element
    }

    private let rules: [JSONPathRule]
    private var numbers: [[RulePosition]: Int32] = [:]
    private var waiting: [(number: Int32, positions: [RulePosition])] = []

    init(_ rules: [JSONPathRule]) {
        self.rules = rules
    }

    /// The state of `positions`, which are in the order of the rules.
    mutating func state(of positions: [RulePosition]) -> Int32 {
        if positions.isEmpty { return JSONPathTree.silent }
        if let number = numbers[positions] { return number }
        let number = Int32(numbers.count + 1)
        numbers[positions] = number
        waiting.append((number, positions))
        return number
    }

    /// A state that is still to be described.
    mutating func next() -> (number: Int32, positions: [RulePosition])? { waiting.popLast() }

    /// The positions that a move leads to.
    func positions(after move: Move, from positions: [RulePosition]) -> [RulePosition] {
        positions.compactMap { position in
            guard let step = step(at: position) else { return nil }
            let next = RulePosition(rule: position.rule, step: position.step + 1)
            switch (step, move) {
            case (.subtree, _): return RulePosition(rule: position.rule, step: position.step, isInside: true)
            case (.anyKey, .key), (.anyKey, .otherKey), (.anyElement, .element): return next
            case (.key(let wanted), .key(let key)) where wanted.utf8.elementsEqual(key.utf8): return next
            default: return nil
            }
        }
    }

    /// The keys that a rule spells at `positions`, with their states.
    mutating func keys(of positions: [RulePosition]) -> [(String, Int32)] {
        var seen: Set<[UInt8]> = []
        var found: [(String, Int32)] = []
        for position in positions {
            guard case .key(let key) = step(at: position), seen.insert(Array(key.utf8)).inserted else { continue }
            found.append((key, state(of: self.positions(after: .key(key), from: positions))))
        }
        return found
    }

    /// What is noted at `positions`.
    func describe(_ positions: [RulePosition]) -> JSONPathTree.State {
        var state = JSONPathTree.State()
        let ending = positions.filter { step(at: $0) == nil || step(at: $0) == .subtree }
        let isInner = positions.contains { step(at: $0) != nil && step(at: $0) != .subtree }
        state.keys = keys(at: positions)
        guard let winner = ending.map({ rules[$0.rule] }).max(by: { $1.path.isNarrower(than: $0.path) }) else {
            return state
        }
        state.column = Int32(winner.column)
        state.role = winner.role
        // A subtree that begins here takes what is in the value, even where another rule takes the value itself.
        let begins = ending.contains { position in
            let rule = rules[position.rule]
            return step(at: position) == .subtree && !position.isInside && !rule.isUnlisted && rule.path != winner.path
        }
        state.descends = isInner || begins || (winner.path.rank == .subtree && winner.role == .scalar)
        state.passesNull = isInner && winner.isUnlisted
        return state
    }

    /// What becomes of keys that no rule spells: what the rules with the narrowest way down to here say.
    ///
    /// Where these disagree the keys are masked; where none says a word, what holds for all that is unlisted counts.
    private func keys(at positions: [RulePosition]) -> JSONPathRule.Keys {
        let open = positions.filter { step(at: $0) == .anyKey || step(at: $0) == .subtree }
        let depth = (open.map(\.step).max() ?? 0) + 1
        let saying = open.map { rules[$0.rule] }.filter { !$0.isUnlisted && $0.keys != nil }
        let said = saying.filter { one in !saying.contains { $0.path.isNarrower(than: one.path, downTo: depth) } }
            .compactMap(\.keys)
        let unlisted = open.map { rules[$0.rule] }.first(where: \.isUnlisted)?.keys
        return said.first { $0.isMasked } ?? said.first { $0 != .kept } ?? said.first ?? unlisted ?? .kept
    }

    private func step(at position: RulePosition) -> JSONPath.Step? {
        let steps = rules[position.rule].path.steps
        return position.step < steps.count ? steps[position.step] : nil
    }
}
