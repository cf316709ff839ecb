// SPDX-License-Identifier: Apache-2.0
// One table: there is nothing to split.
#include "dataprep/functions.h"

#include "dataprep/evaluators.h"

#include <array>
#include <numeric>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

enum Flag { Plain = 0, Method = 1, Destination = 2, OnlyAnalytics = 4, Outdated = 8 };

struct Row
{
    const char *name;
    Category category;
    const char *parameters; ///< [ ] optional, ... repeats
    Kind returns;
    const char *example;
    int flags = Plain;
};

using enum Category;

constexpr std::array rows{
    Row{"concat", Text, "text...", Kind::Text, R"(concat("Hi, ", "there", "!"))"},
    Row{"explode", Text, "text, [regex]", Kind::Array, R"(explode("Hi, there!", " "))"},
    Row{"instr", Text, "input, substring, [start], [occurrence]", Kind::Number,
        R"(instr("adobe.com", "com"))"},
    Row{"replacestr", Text, "input, find, replace", Kind::Text,
        R"(replacestr("This is a string re test", "re", "replace"))"},
    Row{"substr", Text, "input, start, length", Kind::Text,
        R"(substr("This is a substring test", 7, 8))"},
    Row{"lower", Text, "input", Kind::Text, R"(lower("HeLLo"))"},
    Row{"lcase", Text, "input", Kind::Text, R"(lcase("HeLLo"))"},
    Row{"upper", Text, "input", Kind::Text, R"(upper("HeLLo"))"},
    Row{"ucase", Text, "input", Kind::Text, R"(ucase("HeLLo"))"},
    Row{"split", Text, "input, separator", Kind::Array, R"(split("Hello world", " "))"},
    Row{"join", Text, "separator, list", Kind::Text,
        R"(join(" ", to_array(true, "Hello", "world")))"},
    Row{"lpad", Text, "input, count, padding", Kind::Text, R"(lpad("bat", 8, "yz"))"},
    Row{"rpad", Text, "input, count, padding", Kind::Text, R"(rpad("bat", 8, "yz"))"},
    Row{"left", Text, "input, count", Kind::Text, R"(left("abcde", 2))"},
    Row{"right", Text, "input, count", Kind::Text, R"(right("abcde", 2))"},
    Row{"trim", Text, "input", Kind::Text, R"(trim(" hello "))"},
    Row{"ltrim", Text, "input", Kind::Text, R"(ltrim(" hello"))"},
    Row{"rtrim", Text, "input", Kind::Text, R"(rtrim("hello "))"},
    Row{"equals", Text, "text, other", Kind::Boolean, R"("string1".equals("STRING1"))", Method},
    Row{"equalsIgnoreCase", Text, "text, other", Kind::Boolean,
        R"("string1".equalsIgnoreCase("STRING1"))", Method},

    Row{"extract_regex", Pattern, "text, regex", Kind::Array,
        R"x(extract_regex("E259,E259B_009,1_1", "([^,]+),[^,]*,([^,]+)"))x"},
    Row{"matches_regex", Pattern, "text, regex", Kind::Boolean,
        R"x(matches_regex("E259,E259B_009,1_1", "([^,]+),[^,]*,([^,]+)"))x"},

    Row{"sha1", Hash, "input, [charset]", Kind::Text, R"(sha1("my text", "UTF-8"))"},
    Row{"sha256", Hash, "input, [charset]", Kind::Text, R"(sha256("my text", "UTF-8"))"},
    Row{"sha512", Hash, "input, [charset]", Kind::Text, R"(sha512("my text", "UTF-8"))"},
    Row{"md5", Hash, "input, [charset]", Kind::Text, R"(md5("my text", "UTF-8"))"},
    Row{"crc32", Hash, "input, [charset]", Kind::Text, R"(crc32("my text", "UTF-8"))"},

    Row{"get_url_protocol", Url, "url", Kind::Text,
        R"(get_url_protocol("https://platform.adobe.com/home"))"},
    Row{"get_url_host", Url, "url", Kind::Text,
        R"(get_url_host("https://platform.adobe.com/home"))"},
    Row{"get_url_port", Url, "url", Kind::Number,
        R"(get_url_port("sftp://example.com//home/joe/employee.csv"))"},
    Row{"get_url_path", Url, "url, [full]", Kind::Text,
        R"(get_url_path("sftp://example.com//home/joe/employee.csv"))"},
    Row{"get_url_query_str", Url, "url, anchor", Kind::Object,
        R"(get_url_query_str("foo://example.com:8042/over/there?name=ferret#nose", "append"))"},
    Row{"get_url_encoded", Url, "url", Kind::Text,
        R"(get_url_encoded("https://example.com/partneralliance_asia-pacific_2022"))"},
    Row{"get_url_decoded", Url, "url", Kind::Text,
        R"(get_url_decoded("https%3A%2F%2Fexample.com%2Fpartneralliance_asia-pacific_2022"))"},

    Row{"now", Date, "", Kind::Date, "now()"},
    Row{"timestamp", Date, "", Kind::Number, "timestamp()"},
    Row{"format", Date, "date, format", Kind::Text, R"(format(now(), "yyyy-MM-dd HH:mm:ss"))"},
    Row{"dformat", Date, "timestamp, format", Kind::Text,
        R"(dformat(1571829875000, "yyyy-MM-dd'T'HH:mm:ss.SSSX"))"},
    Row{"date", Date, "text, [format], [default]", Kind::Date,
        R"(date("2019-10-23 11:24", "yyyy-MM-dd HH:mm"))"},
    Row{"date_part", Date, "component, date", Kind::Number,
        R"(date_part("MM", date("2019-10-17 11:55:12")))"},
    Row{"set_date_part", Date, "component, value, date", Kind::Date,
        R"(set_date_part("m", 4, date("2016-11-09T11:44:44.797")))"},
    Row{"make_date_time", Date, "year, month, day, hour, minute, second, nanosecond, timezone",
        Kind::Date, R"(make_date_time(2019, 10, 17, 11, 55, 12, 999, "UTC"))"},
    Row{"make_timestamp", Date, "year, month, day, hour, minute, second, nanosecond, timezone",
        Kind::Date, R"(make_timestamp(2019, 10, 17, 11, 55, 12, 999, "UTC"))"},
    Row{"zone_date_to_utc", Date, "date", Kind::Date, "zone_date_to_utc(now())"},
    Row{"zone_date_to_zone", Date, "date, zone", Kind::Date,
        R"(zone_date_to_zone(now(), "Europe/Paris"))"},

    Row{"is_empty", Object, "input", Kind::Boolean, "is_empty([1, null, 2, 3])"},
    Row{"arrays_to_object", Object, "key, array...", Kind::Array,
        R"(arrays_to_object("sku", explode("id1|id2", "\|"), "price", [22.5, 14.35]))"},
    Row{"to_object", Object, "key, value...", Kind::Object,
        R"(to_object("firstName", "John", "lastName", "Doe"))"},
    Row{"str_to_object", Object, "text, [value_delimiter], [field_delimiter]", Kind::Object,
        R"(str_to_object("firstName=John,lastName=Doe,phone=123 456 7890", "=", ","))"},
    Row{"get", Object, "object, key", Kind::Any,
        R"(str_to_object("firstName - John ; lastName - Doe", "-", ";").get("firstName"))", Method},
    Row{"contains_key", Object, "path", Kind::Boolean, R"(contains_key("evars.evar.field1"))"},
    Row{"is_set", Object, "path", Kind::Boolean, "", Outdated},
    Row{"nullify", Object, "", Kind::Null, "nullify()"},
    Row{"get_keys", Object, "object", Kind::Array,
        R"(get_keys({"book1": "Pride and Prejudice", "book2": "1984"}))"},
    Row{"get_values", Object, "text, key, value_delimiter, [field_delimiter]", Kind::Text,
        R"(get_values("firstName - John , lastName - Cena", "firstName", "-", ","))"},

    Row{"coalesce", Array, "value...", Kind::Any,
        R"(coalesce(null, null, null, "first", null, "second"))"},
    Row{"first", Array, "value...", Kind::Any, R"(first("1", "2", "3"))"},
    Row{"last", Array, "value...", Kind::Any, R"(last("1", "2", "3"))"},
    Row{"add_to_array", Array, "array, [value]...", Kind::Array,
        R"(add_to_array(["a", "b"], "c", "d"))"},
    Row{"join_arrays", Array, "array, [value]...", Kind::Array,
        R"(join_arrays(["a", "b"], ["c"], ["d", "e"]))"},
    Row{"to_array", Array, "include_nulls, [value]...", Kind::Array,
        "to_array(false, 1, null, 2, 3)"},
    Row{"size_of", Array, "input", Kind::Number, "size_of([1, 2, 3, 4])"},
    Row{"upsert_array_append", Array, "array", Kind::Array, "upsert_array_append([123, 456])"},
    Row{"upsert_array_replace", Array, "array, [index]", Kind::Array,
        "upsert_array_replace([123, 456], 1)"},
    Row{"array_to_string", Array, "value...", Kind::Text, "", Destination},
    Row{"filterArray", Array, "value...", Kind::Array, "", Destination},
    Row{"transformArray", Array, "value...", Kind::Array, "", Destination},
    Row{"flattenArray", Array, "value...", Kind::Array, "", Destination},

    Row{"array_to_map", Map, "array, key", Kind::Object,
        R"(array_to_map([{"sku": "id1", "price": 5}, {"sku": "id2", "price": 7}], "sku"))"},
    Row{"to_map", Map, "key, value...", Kind::Object,
        R"(to_map("firstName", "John", "lastName", "Doe"))"},
    Row{"object_to_map", Map, "value...", Kind::Object,
        R"(object_to_map("firstName", "John", "lastName", "Doe"))"},
    Row{"add_to_map", Map, "map...", Kind::Object,
        R"(add_to_map({"author": "Neil Gaiman"}, {"price": 17.99}))"},
    Row{"map_get_values", Map, "map, key", Kind::Any,
        R"(map_get_values({"author": "Neil Gaiman", "price": 17.99}, "author"))"},
    Row{"map_has_keys", Map, "map, key", Kind::Boolean,
        R"(map_has_keys({"author": "Neil Gaiman", "price": 17.99}, "author"))"},

    Row{"decode", Logic, "key, option...", Kind::Any,
        R"(decode("ca", "ca", "California", "pa", "Pennsylvania", "N/A"))"},
    Row{"iif", Logic, "condition, if_true, if_false", Kind::Any,
        R"(iif("s".equalsIgnoreCase("S"), "True", "False"))"},

    Row{"min", Aggregate, "value...", Kind::Any, "min(3, 1, 4)"},
    Row{"max", Aggregate, "value...", Kind::Any, "max(3, 1, 4)"},

    Row{"to_bigint", Conversion, "text", Kind::Number, R"(to_bigint("1000000"))"},
    Row{"to_decimal", Conversion, "text", Kind::Number, R"(to_decimal("20.5"))"},
    Row{"to_float", Conversion, "text", Kind::Number, R"(to_float("12.5"))"},
    Row{"to_integer", Conversion, "text", Kind::Number, R"(to_integer("12"))"},

    Row{"json_to_object", Json, "text", Kind::Object,
        R"(json_to_object('{"info": {"firstName": "John", "lastName": "Doe"}}'))"},

    Row{"uuid", Special, "", Kind::Text, "uuid()"},
    Row{"guid", Special, "", Kind::Text, "guid()"},
    Row{"fpid_to_ecid", Special, "text", Kind::Text,
        R"(fpid_to_ecid("4ed70bee-b654-420a-a3fd-b58b6b65e991"))"},

    Row{"ua_os_name", UserAgent, "user_agent", Kind::Text, ""},
    Row{"ua_os_version", UserAgent, "user_agent", Kind::Text, ""},
    Row{"ua_os_version_major", UserAgent, "user_agent", Kind::Text, ""},
    Row{"ua_os_name_version", UserAgent, "user_agent", Kind::Text, ""},
    Row{"ua_agent_name", UserAgent, "user_agent", Kind::Text, ""},
    Row{"ua_agent_version", UserAgent, "user_agent", Kind::Text, ""},
    Row{"ua_agent_version_major", UserAgent, "user_agent", Kind::Text, ""},
    Row{"ua_device_class", UserAgent, "user_agent", Kind::Text, ""},

    Row{"aa_get_event_id", Analytics, "text, name", Kind::Text, "", OnlyAnalytics},
    Row{"aa_get_event_value", Analytics, "text, name", Kind::Text, "", OnlyAnalytics},
    Row{"aa_get_product_categories", Analytics, "text", Kind::Array, "", OnlyAnalytics},
    Row{"aa_get_product_names", Analytics, "text", Kind::Array, "", OnlyAnalytics},
    Row{"aa_get_product_quantity", Analytics, "text", Kind::Array, "", OnlyAnalytics},
    Row{"aa_get_product_prices", Analytics, "text", Kind::Array, "", OnlyAnalytics},
    Row{"aa_get_product_event_values", Analytics, "text, name", Kind::Array, "", OnlyAnalytics},
    Row{"aa_get_product_evars", Analytics, "text, name", Kind::Array, "", OnlyAnalytics},
};

QList<Parameter> parametersOf(const char *text)
{
    QList<Parameter> parameters;
    for (QString part : QString::fromLatin1(text).split(u", "_s, Qt::SkipEmptyParts)) {
        Parameter parameter;
        parameter.repeats = part.endsWith("..."_L1);
        parameter.optional = part.startsWith(u'[');
        parameter.name = part.remove("..."_L1).remove(u'[').remove(u']');
        parameters.append(parameter);
    }
    return parameters;
}

QList<FunctionInfo> readTable()
{
    QList<FunctionInfo> functions;
    for (const Row &row : rows) {
        const QString name = QString::fromLatin1(row.name);
        functions.append({.name = name,
                          .category = row.category,
                          .parameters = parametersOf(row.parameters),
                          .returns = row.returns,
                          .example = QString::fromLatin1(row.example),
                          .evaluated = name == branching || findEvaluator(name) != nullptr,
                          .method = (row.flags & Method) != 0,
                          .destinationOnly = (row.flags & Destination) != 0,
                          .analyticsOnly = (row.flags & OnlyAnalytics) != 0,
                          .outdated = (row.flags & Outdated) != 0});
    }
    return functions;
}

/// How many letters must be changed, added or left out.
int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row.at(0);
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int substituted = diagonal + (a.at(i) == b.at(j) ? 0 : 1);
            diagonal = row.at(j + 1);
            row[j + 1] = std::min({substituted, diagonal + 1, row.at(j) + 1});
        }
    }
    return row.last();
}

} // namespace

int FunctionInfo::leastArguments() const
{
    return int(std::count_if(parameters.begin(), parameters.end(),
                             [](const Parameter &p) { return !p.optional; }));
}

int FunctionInfo::mostArguments() const
{
    const bool endless = std::any_of(parameters.begin(), parameters.end(),
                                     [](const Parameter &p) { return p.repeats; });
    return endless ? -1 : int(parameters.size());
}

QString FunctionInfo::signature() const
{
    QStringList shown;
    for (const Parameter &parameter : parameters) {
        const QString text = parameter.optional ? u'[' + parameter.name + u']' : parameter.name;
        shown.append(parameter.repeats ? text + u", …"_s : text);
    }
    const QString on = method ? shown.takeFirst() + u'.' : QString();
    return on + name + u'(' + shown.join(u", "_s) + u')';
}

const QList<FunctionInfo> &allFunctions()
{
    static const QList<FunctionInfo> functions = readTable();
    return functions;
}

const FunctionInfo *findFunction(const QString &name)
{
    static const QHash<QString, const FunctionInfo *> byName = [] {
        QHash<QString, const FunctionInfo *> index;
        for (const FunctionInfo &function : allFunctions())
            index.insert(function.name, &function);
        return index;
    }();
    return byName.value(name);
}

QString similarFunction(const QString &name)
{
    constexpr qsizetype longest = 40; // far beyond any function's name
    if (name.size() > longest)
        return {};
    const QString lower = name.toLower();
    QString best;
    int bestDistance = 1 + std::max(1, int(name.size()) / 3);
    for (const FunctionInfo &function : allFunctions()) {
        if (function.outdated || function.method)
            continue;
        if (const int d = distance(lower, function.name.toLower()); d < bestDistance) {
            bestDistance = d;
            best = function.name;
        }
    }
    return best;
}

const QList<OperatorInfo> &allOperators()
{
    static const QList<OperatorInfo> operators{
        {u"+"_s, {}},       {u"-"_s, {}},
        {u"*"_s, {}},       {u"/"_s, u"div"_s},
        {u"%"_s, u"mod"_s}, {u"=="_s, u"eq"_s},
        {u"!="_s, u"ne"_s}, {u">"_s, u"gt"_s},
        {u">="_s, u"ge"_s}, {u"<"_s, u"lt"_s},
        {u"<="_s, u"le"_s}, {u"&&"_s, u"and"_s},
        {u"||"_s, u"or"_s}, {u"!"_s, u"not"_s, true},
        {u"-"_s, {}, true}, {u"~"_s, {}, true},
    };
    return operators;
}

} // namespace dfw::dataprep
