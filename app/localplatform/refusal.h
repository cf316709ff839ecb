// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "localplatform/httpmessage.h"

namespace dfw::localplatform {

// How the local Platform says no. A check answers with an Error whose `code` alone decides the
// shape of the body, because the real services have six of them:
//   digits ("403010")           the gateway        {"error_code","message"}
//   FLOW-NNNN-HTTP              Flow Service {"type","title","status","report","errorMessage",...}
//   XDM-NNNN-HTTP               Schema Registry    {"type","title","status","report","detail"}
//   DPCO-LOCAL-NNNN-HTTP        Data Prep          as Schema Registry; real bodies are not
//   published NotFoundError and the like  older services     {"type":"/placeholder/type/uri",...}
//   NAMESPACE_NOT_FOUND         Identity Service {"timestamp","type","status","title",...,"report"}
//   oauth:invalid_client        IMS                {"error","error_description"}
//   LOCAL-NNNN-HTTP             Flow Service's shape, for refusals it publishes no code for

/// `text` goes to the caller: name the place and what would be accepted, never a secret.
Error refusal(const QString &code, const QString &text, const QString &pointer = {});
/// A refusal in the "placeholder" shape, which carries its status apart from its title.
Error plainRefusal(int status, const QString &title, const QString &text);

HttpResponse toResponse(const Error &error, const HttpRequest &request);

} // namespace dfw::localplatform
