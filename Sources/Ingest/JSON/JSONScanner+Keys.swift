internal import Records

// MARK: - Keys

extension JSONScanner {
    /// The state behind `key`, a place in the text; notes the key itself where a rule speaks of it.
    mutating func enter(_ key: Field, hasEscapes: Bool, _ state: Int32) -> Int32 {
        let place = tree.states[Int(state)]
        let name = hasEscapes ? unescaped(key) : key
        trail[trail.count - 1] = name
        if place.keyCount > 0, let spelled = find(name, isSpilled: hasEscapes, place) { return spelled }
        switch place.keys {
        case .kept: break
        case .masked(let column): noteKey(name, key, column)
        case .maskedIfOdd(let column): if !SafeText.looksLikeName(text(of: name)) { noteKey(name, key, column) }
        }
        return place.other
    }

    private mutating func noteKey(_ name: Field, _ key: Field, _ column: Int) {
        note(name, from: key.range.lowerBound - 1, to: key.range.upperBound + 1, Int32(truncatingIfNeeded: column))
    }

    /// The state behind `name`, which stands in the text or behind it, if a rule spells it.
    private func find(_ name: Field, isSpilled: Bool, _ place: JSONPathTree.State) -> Int32? {
        let length = Int(name.length)
        let prefix = isSpilled ? JSONPathTree.prefix(of: bytes(of: name)) : prefix(name)
        for index in place.firstKey..<(place.firstKey &+ place.keyCount) {
            guard tree.keys[index].prefix == prefix, tree.keys[index].bytes.count == length else { continue }
            if length <= 8 || bytes(of: name).elementsEqual(tree.keys[index].bytes) { return tree.keys[index].state }
        }
        return nil
    }

    /// The first eight bytes of a name in the text.
    @inline(__always)
    private func prefix(_ name: Field) -> UInt64 {
        let word = unsafe ByteWord.load(base + Int(name.start))
        let length = Int(name.length)
        return length >= 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
    }

    /// The bytes of a field, in the text or behind it.
    private func bytes(of field: Field) -> [UInt8] {
        let range = field.range
        if range.lowerBound >= spillStart {
            return Array(spill[(range.lowerBound - spillStart)..<(range.upperBound - spillStart)])
        }
        return unsafe Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    private func text(of field: Field) -> String { String(decoding: bytes(of: field), as: UTF8.self) }

    /// The path that the scanner is at, for a message: keys that do not look like names are told as `*`.
    func path() -> String {
        var steps: [JSONPath.Step] = []
        for key in trail {
            guard let key else {
                steps.append(.anyElement)
                continue
            }
            let name = text(of: key)
            steps.append(SafeText.looksLikeName(name) ? .key(name) : .anyKey)
        }
        // Of JSON in a string the value itself may be no object.
        return (steps.isEmpty ? .everything : JSONPath(steps)).description
    }
}
