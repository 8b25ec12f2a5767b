import java.util.List;

/** Figures that are measured together, in one run, so that they can be compared with each other. */
interface Suite {

    Section measured() throws Exception;

    /**
     * @param title a heading of docs/figures.md
     * @param how in a sentence or two: what was done to get them
     */
    record Section(String title, String how, List<Figure> figures) {}
}
