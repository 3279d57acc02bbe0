internal import Records

/// Reads JSON (RFC 8259), strictly, and notes what rules speak of: one pass, no tree of values.
///
/// Unsafe because a bounds check per byte costs as much as the work: the text ends with a NUL at `end`, which is no
/// JSON, so every loop stops there; and 8 bytes at any position up to `end` may be read. Only `JSONTokenizer` and
/// `JSONDocuments` make one, over bytes that they have padded so. A function that scans gives the position behind what
/// it read, or a negative one where `fault` says why there is none.
@safe
struct JSONScanner {
    /// How many NUL bytes stand behind the text.
    static let padding = 8
    /// The most values of one record that are noted: each costs some hundred bytes on its way.
    static let maxValues = 1 << 20

    let base: UnsafePointer<UInt8>
    let tree: JSONPathTree
    let maxDepth: Int
    /// Where unescaped strings are put: behind the text itself.
    let spillStart: Int
    /// Whether any other value than an object is a fault.
    let wantsObjects: Bool
    /// The bytes of unescaped strings.
    var spill: [UInt8] = []
    /// What was noted, in the order of the text.
    var occurrences: [Occurrence] = []
    /// The record that is read, its place in the batch.
    var record: UInt32 = 0
    /// Whether a string that was unescaped holds half of a surrogate pair.
    var holdsSurrogates = false
    /// Where the text ends: at a NUL.
    var end = 0
    /// What is wrong, and where.
    var fault: (reason: JSONFault, position: Int)?
    /// Whether all paths are told that must not be there, or only the first in each record.
    var tellsAllForbidden = false
    /// The paths in the record that must not be there.
    var forbidden: [(path: String, position: Int)] = []
    /// How many occurrences there may be with those of the record that is read.
    private var room = 0
    /// Whether the last value is to be taken out.
    private var isRemoved = false
    /// The keys on the way to the value that is read; nil for an array.
    var trail: [Field?] = []

    /// A scanner of the bytes at `base`.
    init(_ base: UnsafePointer<UInt8>, tree: JSONPathTree, maxDepth: Int, spillStart: Int, wantsObjects: Bool) {
        unsafe self.base = unsafe base
        self.tree = tree
        self.maxDepth = maxDepth
        self.spillStart = spillStart
        self.wantsObjects = wantsObjects
    }

    /// Reads the one value from `begin` to `end`; gives its text, or nil, and nothing noted, where it is none.
    mutating func scan(from begin: Int, to end: Int) -> Field? {
        self.end = end
        fault = nil
        forbidden.removeAll()
        isRemoved = false
        trail.removeAll(keepingCapacity: true)
        let noted = occurrences.count
        room = noted + Self.maxValues
        let first = skipBlanks(begin)
        let last = value(at: first, tree.root)
        if last >= 0, skipBlanks(last) < end { fail(.trailingText, at: skipBlanks(last)) }
        if wantsObjects, unsafe base[first] != UInt8(ascii: "{") { fail(.notAnObject, at: first) }
        guard fault == nil else {
            occurrences.removeLast(occurrences.count - noted)
            return nil
        }
        // Blanks alone would be no JSON.
        if isRemoved { occurrences[noted].raw = Field(start: begin, length: end - begin) }
        return Field(start: first, length: last - first)
    }

    /// Notes what is wrong; the first fault counts.
    @discardableResult
    mutating func fail(_ reason: JSONFault, at position: Int) -> Int {
        if fault == nil { fault = (position >= end ? .truncated : reason, position) }
        return -1
    }

    /// The next position that is no blank.
    @inline(__always)
    func skipBlanks(_ begin: Int) -> Int {
        var position = begin
        while true {
            let byte = unsafe base[position]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return position }
            position &+= 1
        }
    }

    /// Notes a value of `column`.
    @inline(__always)
    mutating func note(_ field: Field, from begin: Int, to end: Int, _ column: Int32) {
        occurrences.append(
            Occurrence(
                field: field, raw: Field(start: begin, length: end &- begin),
                column: UInt32(truncatingIfNeeded: column), record: record))
    }
}

// MARK: - Values

extension JSONScanner {
    /// Reads a value for which `state` holds.
    mutating func value(at begin: Int, _ state: Int32) -> Int {
        switch unsafe base[begin] {
        case UInt8(ascii: "{"): return container(at: begin, state, isObject: true)
        case UInt8(ascii: "["): return container(at: begin, state, isObject: false)
        case UInt8(ascii: "\""):
            let (end, hasEscapes) = string(at: begin)
            if end < 0 { return end }
            let place = tree.states[Int(state)]
            guard place.column >= 0 else { return end }
            let inside = Field(start: begin &+ 1, length: end &- begin &- 2)
            noteScalar(hasEscapes ? unescaped(inside) : inside, from: begin, to: end, place)
            return end
        case UInt8(ascii: "n"):
            let end = literal("null", at: begin)
            if end < 0 { return end }
            let place = tree.states[Int(state)]
            if place.column >= 0, !place.passesNull { noteScalar(.null, from: begin, to: end, place) }
            return end
        case UInt8(ascii: "t"): return plain(literal("true", at: begin), from: begin, state)
        case UInt8(ascii: "f"): return plain(literal("false", at: begin), from: begin, state)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return plain(number(at: begin), from: begin, state)
        default: return fail(.badValue, at: begin)
        }
    }

    /// Notes a scalar whose text is what it is spelled like, and gives its end.
    private mutating func plain(_ end: Int, from begin: Int, _ state: Int32) -> Int {
        let place = tree.states[Int(state)]
        if end >= 0, place.column >= 0 {
            noteScalar(Field(start: begin, length: end &- begin), from: begin, to: end, place)
        }
        return end
    }

    @inline(__always)
    private mutating func noteScalar(_ field: Field, from begin: Int, to end: Int, _ place: JSONPathTree.State) {
        if place.role == .forbidden {
            if tellsAllForbidden || forbidden.isEmpty { forbidden.append((path(), begin)) }
        } else {
            if place.role == .removed { isRemoved = true }
            note(field, from: begin, to: end, place.column)
        }
    }

    /// Reads an object or array: enters it, or takes it as one value.
    private mutating func container(at begin: Int, _ state: Int32, isObject: Bool) -> Int {
        guard trail.count < maxDepth else { return fail(.tooDeep(limit: maxDepth), at: begin) }
        let place = tree.states[Int(state)]
        let inner = place.descends ? state : JSONPathTree.silent
        trail.append(nil)
        let end = isObject ? object(at: begin &+ 1, inner) : array(at: begin &+ 1, inner)
        trail.removeLast()
        if end < 0 || place.descends || place.column < 0 { return end }
        let text = Field(start: begin, length: end &- begin)
        noteScalar(place.role == .scalar ? .invalid : text, from: begin, to: end, place)
        return end
    }
}

// MARK: - Objects and arrays

extension JSONScanner {
    /// What is known of the members behind the one that is read, for taking some out with their commas.
    private struct Cuts {
        /// Where the last member that stays ends; negative where none does yet.
        var stayedEnd = -1
        /// The first of the members taken out since, among the occurrences.
        var firstRemoved = -1
    }

    /// Reads the members of an object behind its brace.
    private mutating func object(at begin: Int, _ state: Int32) -> Int {
        var position = skipBlanks(begin)
        if unsafe base[position] == UInt8(ascii: "}") { return position &+ 1 }
        var cuts = Cuts()
        while true {
            guard unsafe base[position] == UInt8(ascii: "\"") else { return fail(.badKey, at: position) }
            let member = position
            let noted = occurrences.count
            let (keyEnd, hasEscapes) = string(at: member)
            if keyEnd < 0 { return keyEnd }
            position = skipBlanks(keyEnd)
            guard unsafe base[position] == UInt8(ascii: ":") else { return fail(.missingColon, at: position) }
            position = skipBlanks(position &+ 1)
            let key = Field(start: member &+ 1, length: keyEnd &- member &- 2)
            let next = state == JSONPathTree.silent ? state : enter(key, hasEscapes: hasEscapes, state)
            let end = value(at: position, next)
            if end < 0 { return end }
            // A member that is taken out takes its key along.
            if isRemoved, occurrences.count > noted &+ 1 { occurrences.remove(at: noted) }
            if occurrences.count > room { return fail(.tooManyValues(limit: Self.maxValues), at: end) }
            position = skipBlanks(end)
            let isLast = unsafe base[position] != UInt8(ascii: ",")
            let following = isLast ? end : skipBlanks(position &+ 1)
            finish(member, end: end, following: following, isLast: isLast, &cuts)
            if isLast {
                guard unsafe base[position] == UInt8(ascii: "}") else { return fail(.badSeparator, at: position) }
                return position &+ 1
            }
            position = following
        }
    }

    /// Reads the elements of an array behind its bracket.
    private mutating func array(at begin: Int, _ state: Int32) -> Int {
        var position = skipBlanks(begin)
        if unsafe base[position] == UInt8(ascii: "]") { return position &+ 1 }
        let next = tree.states[Int(state)].element
        var cuts = Cuts()
        while true {
            let element = position
            let end = value(at: element, next)
            if end < 0 { return end }
            if occurrences.count > room { return fail(.tooManyValues(limit: Self.maxValues), at: end) }
            position = skipBlanks(end)
            let isLast = unsafe base[position] != UInt8(ascii: ",")
            let following = isLast ? end : skipBlanks(position &+ 1)
            finish(element, end: end, following: following, isLast: isLast, &cuts)
            if isLast {
                guard unsafe base[position] == UInt8(ascii: "]") else { return fail(.badSeparator, at: position) }
                return position &+ 1
            }
            position = following
        }
    }

    /// Settles whether the member from `begin` to `end` stays; one that does not takes a comma with it.
    ///
    /// It is the comma behind it, or, where no member behind it stays, the one before.
    @inline(__always)
    private mutating func finish(_ begin: Int, end: Int, following: Int, isLast: Bool, _ cuts: inout Cuts) {
        guard isRemoved else {
            cuts.stayedEnd = end
            cuts.firstRemoved = -1
            return
        }
        isRemoved = false
        let noted = occurrences.count - 1
        occurrences[noted].raw = Field(start: begin, length: following &- begin)
        if cuts.firstRemoved < 0 { cuts.firstRemoved = noted }
        guard isLast, cuts.stayedEnd >= 0 else { return }
        let first = occurrences[cuts.firstRemoved].raw
        occurrences[cuts.firstRemoved].raw = Field(
            start: cuts.stayedEnd, length: first.range.upperBound - cuts.stayedEnd)
    }
}
