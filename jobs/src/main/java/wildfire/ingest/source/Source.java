package wildfire.ingest.source;

import java.io.Serializable;
import java.util.List;

/**
 * One kind of export, as a file of {@code conf/sources} describes it.
 *
 * @param name the file's name without its ending
 * @param describes one or two sentences: whose export, and what it can and cannot tell
 * @param conventions how text becomes values, unless a column says otherwise
 * @param reads the kinds of file in the export
 */
public record Source(String name, String describes, Conventions conventions, List<Read> reads)
    implements Serializable {}
