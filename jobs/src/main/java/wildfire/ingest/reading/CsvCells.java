package wildfire.ingest.reading;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvFormat;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;

/** Takes a row of CSV apart. */
public final class CsvCells {
  /** More cells than anybody can mean. */
  static final int MOST = 16_384;

  private final CsvParser parser;

  /** Cells in which a quote inside of quotes is doubled, as the standard has it (RFC 4180). */
  public CsvCells(char delimiter) {
    this(delimiter, '"');
  }

  /**
   * @param escape what stands before a quote inside of quotes
   */
  CsvCells(char delimiter, char escape) {
    CsvFormat format = new CsvFormat();
    format.setDelimiter(delimiter);
    format.setQuoteEscape(escape);
    format.setLineSeparator("\n");
    CsvParserSettings settings = new CsvParserSettings();
    settings.setFormat(format);
    settings.setCommentProcessingEnabled(false);
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setMaxColumns(MOST);
    settings.setMaxCharsPerColumn(-1);
    parser = new CsvParser(settings);
  }

  /** The cells, null where they are empty; null if there are more than {@link #MOST}. */
  public String[] of(String row) {
    try {
      String[] cells = parser.parseLine(row);
      return cells == null ? new String[0] : cells;
    } catch (TextParsingException tooMany) {
      parser.stopParsing();
      return null;
    }
  }
}
