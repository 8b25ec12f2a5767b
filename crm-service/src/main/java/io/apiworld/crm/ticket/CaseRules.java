package io.apiworld.crm.ticket;

/** What the fields of a case may hold, as patterns for constraints. */
final class CaseRules {

    static final String CASE_TYPE = "general|account|card|payment|loan|mortgage|complaint|fraud|technical";
    static final String SEVERITY = "low|normal|high|critical";
    static final String STATUS = "open|pending|resolved|closed";

    /** PostgreSQL keeps every text but this one character. */
    static final String TEXT = "[^\\x00]*";

    static final String REQUIRED = "is required";
    static final String ONE_OF = "must be one of ";
    static final String NOT_TEXT = "holds the character U+0000";
    static final String TOO_LONG = "is longer than {max} characters";

    static final int LINE = 255;
    static final int NOTES = 32_000;

    private CaseRules() {}
}
