// SPDX-License-Identifier: Apache-2.0
// One table: there is nothing to split.
#include "texts/functiontext.h"

#include <QCoreApplication>
#include <QHash>

#include <array>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QLatin1StringView function;
    const char *help;
};

constexpr const char *platformOnly = QT_TRANSLATE_NOOP(
    "FunctionHelp", "For destinations; in the mapping of a source it has no use.");

constexpr std::array rows{
    Row{"concat"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Joins texts into one.")},
    Row{"explode"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Splits a text into a list at every match of a regular expression, by "
                          "default at commas.")},
    Row{"instr"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Gives the place of one text inside another; the first character is "
                          "number 0.")},
    Row{"replacestr"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Replaces a part of a text by another text.")},
    Row{"substr"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Takes a part out of a text: from a place on, so many characters. The "
                          "first character is number 0.")},
    Row{"lower"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Writes a text in small letters.")},
    Row{"lcase"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Writes a text in small letters, as lower does.")},
    Row{"upper"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Writes a text in capital letters.")},
    Row{"ucase"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Writes a text in capital letters, as upper does.")},
    Row{"split"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Splits a text into a list at any of the separator's characters and "
                          "leaves empty parts out. To split at a longer separator use explode.")},
    Row{"join"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Joins the elements of a list into one text, with a separator between "
                          "them.")},
    Row{"lpad"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Fills a text up to a length on its left side.")},
    Row{"rpad"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Fills a text up to a length on its right side.")},
    Row{"left"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Takes the first characters of a text.")},
    Row{"right"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Takes the last characters of a text.")},
    Row{"trim"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Takes blanks off both ends of a text.")},
    Row{"ltrim"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Takes blanks off the beginning of a text.")},
    Row{"rtrim"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Takes blanks off the end of a text.")},
    Row{"equals"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "True if two texts are the same, capital letters included.")},
    Row{"equalsIgnoreCase"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "True if two texts are the same, whether in capital or small letters.")},
    Row{"extract_regex"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Searches a text by a regular expression and gives a list: the whole "
                          "match, then each group.")},
    Row{"matches_regex"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "True if a text matches a regular expression.")},
    Row{"sha1"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives a text's SHA-1 hash.")},
    Row{"sha256"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives a text's SHA-256 hash.")},
    Row{"sha512"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives a text's SHA-512 hash.")},
    Row{"md5"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives a text's MD5 hash.")},
    Row{"crc32"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives a text's CRC-32 checksum.")},
    Row{"get_url_protocol"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Gives the protocol of a URL, such as https.")},
    Row{"get_url_host"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives the host of a URL.")},
    Row{"get_url_port"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Gives the port of a URL; where it names none, the protocol's own.")},
    Row{"get_url_path"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Gives the path of a URL; with false behind it, only its last part.")},
    Row{"get_url_query_str"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Gives the query of a URL as a map. The second argument says what "
                          "becomes of the anchor: \"retain\", \"remove\" or \"append\".")},
    Row{"get_url_encoded"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Writes special characters as percent signs and digits, fit for a URL.")},
    Row{"get_url_decoded"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Turns the percent signs of a URL back into characters.")},
    Row{"now"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives the date and time of the run.")},
    Row{"timestamp"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Gives the time of the run in milliseconds since 1970.")},
    Row{"format"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Writes a date as text in a format, such as \"yyyy-MM-dd\".")},
    Row{"dformat"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Writes milliseconds since 1970 as text in a date format.")},
    Row{"date"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Reads a text as a date. The format is that of the text; the third "
                          "argument is the date for rows without one.")},
    Row{"date_part"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Gives one part of a date as a number, such as \"year\", \"month\" or "
                          "\"hour\".")},
    Row{"set_date_part"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Replaces one part of a date: year, month, day, hour, minute or "
                          "second.")},
    Row{"make_date_time"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Builds a date and time out of its parts.")},
    Row{"make_timestamp"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Builds a date and time out of its parts, as make_date_time does.")},
    Row{"zone_date_to_utc"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Converts a date of any time zone to UTC.")},
    Row{"zone_date_to_zone"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Converts a date to a time zone, such as \"Europe/Paris\".")},
    Row{"is_empty"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "True if a list, an object or a text is empty.")},
    Row{"arrays_to_object"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Makes a list of objects out of lists of the same length, each with its "
                          "key.")},
    Row{"to_object"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Builds an object out of keys and values.")},
    Row{"str_to_object"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Reads a text such as \"a:1,b:2\" as an object. The delimiters can be "
                          "given; get takes a value out of the object.")},
    Row{"get"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Takes the value of a key out of an object.")},
    Row{"contains_key"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "True if the row has something at a path.")},
    Row{"is_set"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "The older name of contains_key.")},
    Row{"nullify"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Gives nothing: the target field is left out.")},
    Row{"get_keys"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives the keys of an object as a list.")},
    Row{"get_values"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Reads the value of one key out of a text such as \"a:1,b:2\".")},
    Row{"coalesce"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Gives the first of its arguments that has a value.")},
    Row{"first"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives the first element.")},
    Row{"last"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives the last element.")},
    Row{"add_to_array"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Adds elements at the end of a list.")},
    Row{"join_arrays"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Joins lists into one.")},
    Row{"to_array"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Makes a list of its arguments. The first one says whether arguments "
                          "without a value come along.")},
    Row{"size_of"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Counts the elements of a list.")},
    Row{"upsert_array_append"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "For updates of profiles: adds the elements to the stored list.")},
    Row{"upsert_array_replace"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "For updates of profiles: replaces elements of the stored list.")},
    Row{"array_to_string"_L1, platformOnly},
    Row{"filterArray"_L1, platformOnly},
    Row{"transformArray"_L1, platformOnly},
    Row{"flattenArray"_L1, platformOnly},
    Row{"array_to_map"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Makes a map out of a list of objects; one of their fields is the key.")},
    Row{"to_map"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Builds a map out of keys and values.")},
    Row{"object_to_map"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Makes a map out of an object, out of keys and values, or out of a list "
                          "of objects and the name of a field.")},
    Row{"add_to_map"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Joins maps into one. Where a key comes twice, its first value stays.")},
    Row{"map_get_values"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Takes the values of one or more keys out of a map.")},
    Row{"map_has_keys"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "True if a map has a key, or one key of a list.")},
    Row{"decode"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Looks a value up in pairs of key and result. A last argument without a "
                          "partner is the result for everything else.")},
    Row{"iif"_L1, QT_TRANSLATE_NOOP(
                      "FunctionHelp",
                      "Gives the second argument where the condition is true, else the third.")},
    Row{"min"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives the least of its arguments.")},
    Row{"max"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Gives the greatest of its arguments.")},
    Row{"to_bigint"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Reads a text as a whole number of any size.")},
    Row{"to_decimal"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Reads a text as a decimal number.")},
    Row{"to_float"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Reads a text as a decimal number of about seven digits.")},
    Row{"to_integer"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Reads a text as a whole number.")},
    Row{"json_to_object"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Reads a text that holds JSON as an object.")},
    Row{"uuid"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Makes a random ID.")},
    Row{"guid"_L1, QT_TRANSLATE_NOOP("FunctionHelp", "Makes a random ID, as uuid does.")},
    Row{"fpid_to_ecid"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Turns a first-party device ID into an ECID.")},
    Row{"ua_os_name"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Finds the operating system in a browser's user agent.")},
    Row{"ua_os_version"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Finds the operating system's version in a browser's user agent.")},
    Row{"ua_os_version_major"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Finds the operating system and its main version in a browser's user "
                          "agent.")},
    Row{"ua_os_name_version"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Finds the operating system and its version in a browser's user agent.")},
    Row{"ua_agent_name"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Finds the browser in a browser's user agent.")},
    Row{"ua_agent_version"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Finds the browser's version in a browser's user agent.")},
    Row{"ua_agent_version_major"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Finds the browser and its main version in a browser's user agent.")},
    Row{"ua_device_class"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Finds the kind of device in a browser's user agent, such as Phone.")},
    Row{"aa_get_event_id"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Takes an event's ID out of an Analytics event text.")},
    Row{"aa_get_event_value"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Takes an event's value out of an Analytics event text.")},
    Row{"aa_get_product_categories"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Takes the categories out of an Analytics product text.")},
    Row{"aa_get_product_names"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Takes the product names out of an Analytics product text.")},
    Row{"aa_get_product_quantity"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Takes the quantities out of an Analytics product text.")},
    Row{"aa_get_product_prices"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp", "Takes the prices out of an Analytics product text.")},
    Row{"aa_get_product_event_values"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Takes an event's values out of an Analytics product text.")},
    Row{"aa_get_product_evars"_L1,
        QT_TRANSLATE_NOOP("FunctionHelp",
                          "Takes an eVar's values out of an Analytics product text.")},
};

} // namespace

QString functionHelp(const dataprep::FunctionInfo &function)
{
    static const QHash<QString, const char *> byName = [] {
        QHash<QString, const char *> index;
        for (const Row &row : rows)
            index.insert(row.function, row.help);
        return index;
    }();
    const char *help = byName.value(function.name);
    return help ? QCoreApplication::translate("FunctionHelp", help) : QString();
}

} // namespace dfw::ui
