package io.apiworld.lab.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the vectors of RFC 8446, section 3.4: lengths of one, two or three bytes, then as many bytes. */
record WireBytes(ByteBuffer buffer) {

    static WireBytes of(byte[] bytes) {
        return new WireBytes(ByteBuffer.wrap(bytes));
    }

    boolean hasMore() {
        return buffer.hasRemaining();
    }

    int u8() {
        return Byte.toUnsignedInt(buffer.get());
    }

    int u16() {
        return Short.toUnsignedInt(buffer.getShort());
    }

    int u24() {
        return u8() << 16 | u16();
    }

    WireBytes next(int length) {
        if (length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        var slice = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        return new WireBytes(slice);
    }

    void skip(int length) {
        next(length);
    }

    List<Integer> u16s() {
        var all = new ArrayList<Integer>();
        while (hasMore()) {
            all.add(u16());
        }
        return all;
    }

    String text() {
        return StandardCharsets.US_ASCII.decode(buffer).toString();
    }
}
