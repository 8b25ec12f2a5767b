package io.apiworld.lab.export;

import java.util.List;

/** Writes lessons in one format. */
interface Exporter {

    Format format();

    /** @param title what they are as a whole */
    String write(String title, List<Item.Script> scripts);
}
