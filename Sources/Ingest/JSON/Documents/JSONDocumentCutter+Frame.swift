internal import Records

// MARK: - What stands around the records

extension JSONDocumentCutter {
    /// Whether a record begins with `byte`, the next one.
    func beginsRecord(_ byte: UInt8) -> Bool {
        guard expected == .value || (expected == .firstElement && byte != UInt8(ascii: "]")), path.isEnd(reach) else {
            return false
        }
        return byte != UInt8(ascii: "[") || !path.opensArray(at: reach)
    }

    /// Takes the byte at the position, which is no blank.
    mutating func take(_ byte: UInt8) throws(JSONDocumentFault) {
        switch expected {
        case .firstElement where byte == UInt8(ascii: "]"): closeFrame()
        case .firstKey where byte == UInt8(ascii: "}"): closeFrame()
        case .value, .firstElement: try beginValue(byte)
        case .firstKey, .key:
            guard byte == UInt8(ascii: "\"") else { throw fault(.badKey) }
            begin(.string, for: .key)
        case .colon:
            guard byte == UInt8(ascii: ":") else { throw fault(.missingColon) }
            position += 1
            expected = .value
        case .separator: try takeSeparator(byte)
        case .nothing: throw fault(.textAfterDocument)
        }
    }

    private mutating func takeSeparator(_ byte: UInt8) throws(JSONDocumentFault) {
        let isInObject = frames.last?.isObject == true
        if byte == UInt8(ascii: ",") {
            position += 1
            expected = isInObject ? .key : .value
            if !isInObject { reach = frames.last?.reach ?? JSONRecordPath.outside }
        } else if byte == UInt8(ascii: isInObject ? "}" : "]") {
            closeFrame()
        } else {
            throw fault(.badSeparator)
        }
    }

    private mutating func beginValue(_ byte: UInt8) throws(JSONDocumentFault) {
        let isObject = byte == UInt8(ascii: "{")
        let isContainer = isObject || byte == UInt8(ascii: "[")
        if path.isEnd(reach) {
            isFound = true
            if isContainer, !isObject, path.opensArray(at: reach) {
                try openFrame(isObject: false, JSONRecordPath.record)
            } else {
                try begin(byte, isContainer: isContainer, for: .record)
            }
        } else if isContainer {
            try openFrame(isObject: isObject, path.inside(reach, isObject: isObject))
        } else {
            try begin(byte, isContainer: false, for: .passed)
        }
    }

    private mutating func begin(
        _ byte: UInt8, isContainer: Bool, for purpose: Token.Purpose
    ) throws(JSONDocumentFault) {
        switch byte {
        case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: ":"): throw fault(.badValue)
        case UInt8(ascii: "\""): begin(.string, for: purpose)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "f"),
            UInt8(ascii: "n"):
            begin(.bare, for: purpose)
        default:
            // Of many records one may be set aside, but a document that is no JSON at all is told so at once.
            guard isContainer || !frames.isEmpty else { throw fault(.badValue) }
            begin(isContainer ? .container : .bare, for: purpose)
        }
    }

    private mutating func begin(_ kind: Token.Kind, for purpose: Token.Purpose) {
        open = Token(kind: kind, purpose: purpose, begin: position)
        if kind != .container { position += 1 }
    }

    private mutating func openFrame(
        isObject: Bool, _ inside: JSONRecordPath.Reach
    ) throws(JSONDocumentFault) {
        guard frames.count < limits.maxDepth else { throw fault(.tooDeep(limit: limits.maxDepth)) }
        // The last step's wildcard is there with its container, however many records that has.
        if inside >= 0, inside != JSONRecordPath.record, path.isLastWildcard(inside) { isFound = true }
        let isOnWay = inside >= 0 && inside != JSONRecordPath.record && !isObject
        reach = isOnWay ? inside + 1 : inside
        frames.append(Frame(isObject: isObject, reach: reach))
        position += 1
        expected = isObject ? .firstKey : .firstElement
    }

    private mutating func closeFrame() {
        // A wildcard that meets nothing names nothing, which is no mistake.
        if let frame = frames.popLast(), expected == .firstKey || expected == .firstElement, frame.reach >= 0,
            frame.isObject ? path.isWildcard(after: frame.reach) : true
        {
            isFound = true
        }
        position += 1
        expected = frames.isEmpty ? .nothing : .separator
    }

    private func fault(_ reason: JSONFault) -> JSONDocumentFault {
        JSONDocumentFault(reason: .json(reason), position: position)
    }
}

// MARK: - Records, keys and other tokens

extension JSONDocumentCutter {
    /// Where `token` ends; nil if that is not here yet.
    mutating func end(of token: Token, _ base: UnsafePointer<UInt8>, _ count: Int, _ isAtEnd: Bool) -> Int? {
        let end: Int? =
            switch token.kind {
            case .container: unsafe finder.containerEnd(in: base, from: position, to: count)
            case .string: unsafe finder.stringEnd(in: base, from: position, to: count)
            case .bare: unsafe bareEnd(base, count, isAtEnd)
            }
        position = end ?? count
        return end
    }

    private func bareEnd(_ base: UnsafePointer<UInt8>, _ count: Int, _ isAtEnd: Bool) -> Int? {
        for index in position..<count {
            switch unsafe base[index] {
            case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":"),
                UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""):
                return index
            default: break
            }
        }
        return isAtEnd ? count : nil
    }

    /// Takes `token`, whose bytes are `text`.
    mutating func close(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) throws(JSONDocumentFault) {
        open = nil
        try checkSize(of: token, text.count)
        if token.purpose == .record {
            records.append(Field(start: token.begin, length: text.count))
        } else if let found = unsafe check.fault(in: text) {
            throw JSONDocumentFault(reason: .json(found.reason), position: token.begin + found.position)
        }
        guard token.purpose == .key else {
            expected = frames.isEmpty ? .nothing : .separator
            return
        }
        expected = .colon
        let object = frames.last?.reach ?? JSONRecordPath.outside
        guard object >= 0 else {
            reach = JSONRecordPath.outside
            return
        }
        reach = path.isWildcard(after: object) ? object + 1 : path.member(unsafe check.text(of: text), of: object)
    }
}
