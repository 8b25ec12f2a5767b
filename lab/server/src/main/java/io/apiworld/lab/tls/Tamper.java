package io.apiworld.lab.tls;

import org.jspecify.annotations.Nullable;

/** Flips one bit in the client's second encrypted record: under TLS 1.3 the first is its Finished, the second its request. */
final class Tamper {

    /** @param position of the byte in the record */
    record Change(int position, byte before, byte after) {}

    private static final byte APPLICATION_DATA = 23;
    private static final int REQUEST = 2;

    private int encrypted;
    private volatile @Nullable Change change;

    byte[] changed(byte[] record) {
        if (record[0] != APPLICATION_DATA || ++encrypted != REQUEST) {
            return record;
        }
        var altered = record.clone();
        var position = record.length / 2;
        altered[position] ^= 1;
        change = new Change(position, record[position], altered[position]);
        return altered;
    }

    @Nullable Change change() {
        return change;
    }
}
