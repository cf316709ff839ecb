// SPDX-License-Identifier: Apache-2.0
//
// Every reader of the services' answers: the first byte of the input chooses the reader, the second
// the HTTP status, the rest is the body. A reader that takes some bytes takes them again, with the
// same result; one that refuses says the same again.
#include "api/wire/accesswire.h"
#include "api/wire/connectionwire.h"
#include "api/wire/draftwire.h"
#include "api/wire/explorewire.h"
#include "api/wire/flowwire.h"
#include "api/wire/makewire.h"
#include "api/wire/mappingwire.h"
#include "api/wire/namewire.h"
#include "api/wire/previewwire.h"
#include "api/wire/problemwire.h"
#include "api/wire/registrywire.h"
#include "api/wire/sandboxwire.h"
#include "api/wire/schemawire.h"
#include "api/wire/specwire.h"
#include "fuzz/fuzz.h"

#include <array>
#include <concepts>

using namespace dfw;
using namespace dfw::api::wire;
using namespace Qt::StringLiterals;

namespace {

using Reader = void (*)(const net::Response &);

template<typename T>
void compare(const Result<T> &first, const Result<T> &second)
{
    FUZZ_HOLDS(first.ok() == second.ok());
    if (!first) {
        FUZZ_HOLDS(first.error() == second.error());
        FUZZ_HOLDS(!first.error().operation.isEmpty());
        return;
    }
    if constexpr (std::equality_comparable<T>)
        FUZZ_HOLDS(*first == *second);
}

template<auto Read>
void plain(const net::Response &response)
{
    compare(Read(response), Read(response));
}

template<auto Read>
void named(const net::Response &response)
{
    compare(Read(response, u"createFlow"_s), Read(response, u"createFlow"_s));
}

// What is asked of one that has an ID.
template<auto Read>
void ofOne(const net::Response &response)
{
    compare(Read(u"flow-1"_s, response), Read(u"flow-1"_s, response));
}

void fieldGroup(const net::Response &response)
{
    compare(readFoundFieldGroup(response, u"Orders"_s), readFoundFieldGroup(response, u"Orders"_s));
}

template<Named What>
void namesakes(const net::Response &response)
{
    compare(readNamesakes(What, u"Orders"_s, response), readNamesakes(What, u"Orders"_s, response));
}

void writeProbe(const net::Response &response)
{
    const WriteProbe first = readWriteProbe(response);
    FUZZ_HOLDS(first.right == readWriteProbe(response).right);
    FUZZ_HOLDS(first.answer.has_value() == (first.right != WriteRight::Allowed));
}

void problem(const net::Response &response)
{
    const net::Request request{.operation = u"createFlow"_s};
    const auto first = readProblem(request, response);
    FUZZ_HOLDS(first == readProblem(request, response));
    FUZZ_HOLDS(first || response.isSuccess());
    if (first)
        FUZZ_HOLDS(first->serverText.size() <= 4096 && first->detail.size() <= 65'536);
}

constexpr std::array readers{
    Reader(problem),
    Reader(writeProbe),
    Reader(fieldGroup),
    Reader(namesakes<Named::Flow>),
    Reader(namesakes<Named::Dataset>),
    Reader(plain<readConnections>),
    Reader(plain<readConnection>),
    Reader(plain<readConnectionTest>),
    Reader(named<readCreated>),
    Reader(ofOne<readDraftable>),
    Reader(named<readExploreEntries>),
    Reader(named<readTableContents>),
    Reader(plain<readFlowSpec>),
    Reader(plain<readFlowSpecs>),
    Reader(plain<readFlowUse>),
    Reader(plain<readFlow>),
    Reader(plain<readRuns>),
    Reader(named<readResourceCreated>),
    Reader(plain<readIdentityCreated>),
    Reader(plain<readDatasetCreated>),
    Reader(plain<readMappingSetCreated>),
    Reader(plain<readMappingVerdicts>),
    Reader(plain<readMappingSets>),
    Reader(plain<readMappingSet>),
    Reader(plain<readFlowMappings>),
    Reader(plain<readFlowMapping>),
    Reader(plain<readPreview>),
    Reader(plain<readResources>),
    Reader(plain<readResourceFields>),
    Reader(plain<readIdentities>),
    Reader(plain<readTenant>),
    Reader(plain<readNamespaces>),
    Reader(plain<readSandboxes>),
    Reader(plain<readSchemas>),
    Reader(plain<readSchema>),
    Reader(plain<readDatasets>),
    Reader(plain<readDataset>),
    Reader(plain<readConnectionSpecs>),
    Reader(plain<readConnectionSpec>),
    Reader(ofOne<readPublished>),
};

constexpr std::array statuses{200, 201, 200, 400, 401, 403, 404, 409, 412, 429, 500, 502, 503, 204};

} // namespace

void fuzz::take(const QByteArray &input)
{
    if (input.size() < 2)
        return;
    const auto reader = static_cast<std::size_t>(static_cast<unsigned char>(input.at(0)));
    const auto status = static_cast<std::size_t>(static_cast<unsigned char>(input.at(1)));
    const net::Response response{.status = statuses[status % statuses.size()],
                                 .body = input.sliced(2)};
    readers[reader % readers.size()](response);
}
