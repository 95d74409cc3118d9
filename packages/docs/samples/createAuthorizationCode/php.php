<?php
$credentials = ['client_id' => getenv('MINAPP_CLIENT_ID'), 'client_secret' => getenv('MINAPP_CLIENT_SECRET')];
$base = getenv('MINAPP_BASE_URL');
$curl = curl_init("$base/api/oauth2/hydrogen/openapi/authorize/");
curl_setopt_array($curl, [
    CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
    CURLOPT_POSTFIELDS => json_encode($credentials),
    CURLOPT_COOKIEFILE => '', // keeps the cookies on the way
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 30,
]);
$body = curl_exec($curl);
// Not CURLOPT_FOLLOWLOCATION, which sends the secret to any host after a 307: by GET, on this one only.
for ($hop = 0; $hop < 5 && $next = curl_getinfo($curl, CURLINFO_REDIRECT_URL); $hop++) {
    if (!str_starts_with($next, "$base/")) {
        throw new RuntimeException('Redirected to another host');
    }
    curl_setopt_array($curl, [CURLOPT_URL => $next, CURLOPT_HTTPGET => true, CURLOPT_HTTPHEADER => []]);
    $body = curl_exec($curl);
}
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($body === false || $status !== 200) {
    throw new RuntimeException("Status $status: " . ($body ?: curl_error($curl)));
}
$answer = json_decode($body, flags: JSON_THROW_ON_ERROR);
echo json_encode($answer, JSON_PRETTY_PRINT), PHP_EOL;
